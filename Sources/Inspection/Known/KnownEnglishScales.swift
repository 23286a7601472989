/// The scales of surveys in English.
extension KnownScale {
  static let satisfactionInEnglish = KnownScale(
    name: "satisfaction-en",
    order: [
      "Extremely satisfied", "Very satisfied", "Satisfied", "Somewhat satisfied", "Slightly satisfied", "Neutral",
      "Neither satisfied nor dissatisfied", "Slightly dissatisfied", "Somewhat dissatisfied", "Dissatisfied",
      "Unsatisfied", "Very dissatisfied", "Very unsatisfied", "Extremely dissatisfied",
    ],
    scales: [
      ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"],
      ["Very satisfied", "Satisfied", "Neither satisfied nor dissatisfied", "Dissatisfied", "Very dissatisfied"],
      [
        "Very satisfied", "Somewhat satisfied", "Neither satisfied nor dissatisfied", "Somewhat dissatisfied",
        "Very dissatisfied",
      ],
      [
        "Extremely satisfied", "Somewhat satisfied", "Neither satisfied nor dissatisfied", "Somewhat dissatisfied",
        "Extremely dissatisfied",
      ],
      ["Very satisfied", "Satisfied", "Neutral", "Unsatisfied", "Very unsatisfied"],
    ])

  static let agreementInEnglish = KnownScale(
    name: "agreement-en",
    order: [
      "Strongly agree", "Agree", "Somewhat agree", "Neutral", "Neither agree nor disagree", "Undecided",
      "Somewhat disagree", "Disagree", "Strongly disagree",
    ],
    scales: [
      ["Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"],
      ["Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree"],
      [
        "Strongly agree", "Somewhat agree", "Neither agree nor disagree", "Somewhat disagree", "Strongly disagree",
      ],
      ["Strongly agree", "Agree", "Undecided", "Disagree", "Strongly disagree"],
      ["Strongly agree", "Agree", "Disagree", "Strongly disagree"],
    ])

  static let qualityInEnglish = KnownScale(
    name: "quality-en",
    order: ["Excellent", "Very good", "Good", "Average", "Fair", "Poor", "Very poor", "Terrible"],
    scales: [
      ["Excellent", "Good", "Fair", "Poor"], ["Excellent", "Very good", "Good", "Fair", "Poor"],
      ["Excellent", "Good", "Average", "Poor", "Very poor"], ["Excellent", "Good", "Average", "Poor"],
      ["Very good", "Good", "Fair", "Poor", "Very poor"], ["Excellent", "Good", "Fair", "Poor", "Very poor"],
    ])

  static let frequencyInEnglish = KnownScale(
    name: "frequency-en",
    order: ["Always", "Usually", "Often", "Sometimes", "Rarely", "Seldom", "Never"],
    scales: [
      ["Always", "Often", "Sometimes", "Rarely", "Never"], ["Always", "Usually", "Sometimes", "Rarely", "Never"],
      ["Always", "Often", "Sometimes", "Seldom", "Never"],
    ])

  static let yesNoInEnglish = KnownScale(
    name: "yes-no-en", order: ["Yes", "No"], scales: [["Yes", "No"]], beginsAtZero: true)
}
