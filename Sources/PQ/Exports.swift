// Whoever embeds pq imports PQ and has every stage at hand.
@_exported public import PQEngine
@_exported public import PQModel
@_exported public import PQPlan
@_exported public import PQRender
@_exported public import PQSemantics
@_exported public import PQSyntax
