package aeolus.template.jinjava;

/** Stands for a parameter of a macro that has no default and was not given. */
enum MissingParameter {
  INSTANCE
}
