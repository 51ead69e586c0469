# The bar at the bottom: options that are gathered.

gathered = Gathered options
gathered-compare = Compare
gathered-handout = Handout
