# The order of the list.

order-by = Order
order-by-source = In the order of the source's words
order-by-fit = In the order of your wishes
order-by-name = From A to Z
order-source = The source's words
order-fit = My wishes
order-name = A to Z
order-source-says = The order follows how the source speaks of each option, and where it speaks alike, your wishes. Options with a caution come last there. It does not say what would help you.
order-fit-says = The order follows your wishes, those that matter most first. Options with a caution come last. It does not say what would help you.
order-name-says = The order follows the names alone. Your wishes change nothing in it.
order-moved-title = What your wishes changed in the order
order-moved = { $therapy }: from place { $before } to place { $after }. It goes with: { $wishes }.
order-unmoved = Your wishes change nothing in this order.
order-words = What the words mean
