// A program that handles network failures or sets limits needs only one import.
@_exported public import PQHTTP
