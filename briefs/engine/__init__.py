"""The engine: questions, their answers, what each asked, and a store that keeps them from one run to the next."""
