package aeolus.zone;

/** How a query travels. */
public enum Transport {
  UDP, TCP
}
