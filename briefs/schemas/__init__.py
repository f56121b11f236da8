"""What authors write as YAML, as JSON Schema with words in English and Chinese, for their editors."""
