package aeolus.ssh;

/** Why a host could not be logged in to. */
public enum FailureKind {
  UNREACHABLE, REFUSED, TIMED_OUT, UNKNOWN_HOST_KEY, CHANGED_HOST_KEY, AUTHENTICATION, DISCONNECTED, CONFIGURATION
}
