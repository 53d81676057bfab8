// The names that a host program gets with `import PQ`, besides those of this folder. The other names of
// the stages stay out of its way; a tool imports the stages themselves.

// Backends.
@_exported public import struct PQFixture.DemoBackend
@_exported public import struct PQFixture.FileBackend
@_exported public import struct PQLive.APIToken
@_exported public import struct PQLive.Endpoint
@_exported public import struct PQLive.LiveBackend
@_exported public import struct PQLive.LiveSettings
@_exported public import enum PQLive.TokenFailure
@_exported public import enum PQLive.TokenSource

// The protocol of backends, its requests, and its limits.
@_exported public import struct PQEngine.AnswerCutoff
@_exported public import struct PQEngine.AnswerHead
@_exported public import enum PQEngine.AnswerOrigin
@_exported public import protocol PQEngine.AnswerSink
@_exported public import protocol PQEngine.Backend
@_exported public import struct PQEngine.BackendDetails
@_exported public import struct PQEngine.BackendFailure
@_exported public import struct PQModel.Catalog
@_exported public import enum PQModel.ExportDimension
@_exported public import struct PQModel.ExportLimits
@_exported public import struct PQModel.ExportRequest
@_exported public import enum PQModel.Interval
@_exported public import enum PQModel.Metric

// Answers.
@_exported public import struct PQEngine.AnswerFacts
@_exported public import enum PQEngine.AnswerNote
@_exported public import struct PQEngine.MissingSlice
@_exported public import struct PQEngine.RunProgress
@_exported public import struct PQModel.Bucketing
@_exported public import struct PQModel.Column
@_exported public import struct PQModel.DataTable
@_exported public import struct PQModel.Instant
@_exported public import struct PQModel.MeasureUnit
@_exported public import enum PQModel.TableError
@_exported public import struct PQModel.TimeRange
@_exported public import struct PQModel.TimeSpan
@_exported public import struct PQModel.ZoneRules
@_exported public import enum PQPlan.RangeNote
@_exported public import struct PQPlan.TimeFrame

// Texts and their errors.
@_exported public import struct PQSemantics.Surroundings
@_exported public import struct PQSyntax.Diagnostic
@_exported public import enum PQSyntax.DiagnosticCode
@_exported public import struct PQSyntax.FixIt

// Output.
@_exported public import enum PQRender.OutputFormat
@_exported public import struct PQRender.RenderOptions
