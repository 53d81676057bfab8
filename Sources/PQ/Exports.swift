// A host program imports only PQ and gets the public interface of every stage.
@_exported public import PQEngine
@_exported public import PQModel
@_exported public import PQPlan
@_exported public import PQRender
@_exported public import PQSemantics
@_exported public import PQSyntax
