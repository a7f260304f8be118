package hudson.util

/** As in Jenkins core: its text shows where it is put into a string, and what is encrypted can be handed on. */
class Secret implements Serializable {
  private final String text
  Secret(String text) { this.text = text }
  String getEncryptedValue() { "{encrypted:${text.reverse()}}" }
  String toString() { text }
}
