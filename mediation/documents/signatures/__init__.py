"""The body's electronic seal on a paper (PAdES), and what such a seal says; the only room that knows pyHanko."""
