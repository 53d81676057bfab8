// Whoever handles a failure of the network or sets a limit needs no second import.
@_exported public import PQHTTP
