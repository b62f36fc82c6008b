/// Consumers of Harpline's public topics, as another team would write them.
package io.harpline.examples;
