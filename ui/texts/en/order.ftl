# The order of the list.

order-by = Order
order-source = The source's words
order-fit = My wishes
order-name = A to Z
order-source-says = The order follows how the source speaks of each therapy, and within a group your wishes. Therapies with a caution come last in their group. It does not say what would help you.
order-fit-says = The order follows your wishes, those that matter most first. Therapies with a caution come last. It does not say what would help you.
order-name-says = The order follows the names alone. Your wishes change nothing in it.
order-name-group = From A to Z
order-fit-most = { $count ->
    [0] Goes with none of what matters most to you
    [one] Goes with 1 of the things that matter most to you
   *[other] Goes with { $count } of the things that matter most to you
}
order-fit-all = { $count ->
    [0] Goes with none of the wishes you told us
    [one] Goes with 1 of the wishes you told us
   *[other] Goes with { $count } of the wishes you told us
}
order-fit-cautions = With a caution
order-moved-title = What your wishes changed in the order
order-moved = { $therapy }: from place { $before } to place { $after }. It goes with: { $wishes }.
order-unmoved = Your wishes change nothing in this order.
