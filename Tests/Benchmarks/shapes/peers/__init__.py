"""The job of each shape in DuckDB and in Polars, as somebody would write it who knows the tool."""
