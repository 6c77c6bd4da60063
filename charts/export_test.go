package charts

// Golden lets the examples, which stand outside the package, compare pictures.
var Golden = golden
