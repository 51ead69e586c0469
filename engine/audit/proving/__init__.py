"""Claims about every answer sheet, by the minimal case of each rule."""
