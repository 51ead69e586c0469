# What matters most.

matters-title = What matters most to you?
matters-help = Mark as many as you like.
matters-why = On the list, what goes with more of your marks stands further up within its group. Nothing is taken off, and you can switch the order.
matters-none = You told us no wishes yet, so there is nothing to mark. Go back to pick some, or go on to your list.
matters-label = What you told us you wish for
matters-progress = One last question
