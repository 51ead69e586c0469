# Questions.

questions-progress = Question { $number } of { $count }
questions-why = Why do you ask?
questions-clear = Take back this answer
questions-back = Back
questions-next = Next
questions-last = Show my list
questions-skip-on = Skip
questions-list = Show my list now
questions-told-nothing = So far you told us nothing. That is fine.
also-called = Also called: { $names }
questions-so-far = So far you told us: { $answers }.
