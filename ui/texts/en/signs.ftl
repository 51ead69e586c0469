# Signs beside texts.

signs-quiet = † Our own words or reading. Every other fact here rests on a sentence of the source.
signs-full = The numbers name sentences of the source. “Editorial” marks our own words or reading.
signs-switch = Show sources
