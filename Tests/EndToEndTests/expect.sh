#!/bin/sh
# expect.sh BINARY NAME: publish samples/NAME and keep what came out as the expected output.
set -eu
binary=$1
name=$2
target=samples/$name
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for language in zh en; do
  "$binary" run "pipelines/$name.yaml" --input "$target/input" --output "$scratch/published" --lang "$language" \
    > "$target/summary.$language.txt"
done
rm -rf "$target/expected"
mkdir -p "$target/expected"
cp "$scratch"/published/* "$target/expected/"
rm "$target/expected/run.json" # the only file with a clock in it
