# Signs beside texts.

signs-quiet = * The source says this. † Our own words or reading.
signs-full = The numbers name sentences of the source. “Editorial” marks our own words or reading.
signs-switch = Show sources
