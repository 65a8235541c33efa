/**
 * Values as Python knows them, for what has to be as in Ansible and Jinja2. A value is null (None),
 * a Boolean, Long, BigInteger, Double, String, List, {@link aeolus.core.python.Tuple} or Map. Start
 * with {@link aeolus.core.python.PythonValues}.
 */
package aeolus.core.python;
