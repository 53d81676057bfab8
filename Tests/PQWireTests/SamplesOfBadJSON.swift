extension Samples {
  static let unknownKey =
    "a row has \"timestamp\", dimensions (\(dimensions)) and metrics (\(metrics))"
  static let shape = "expected {\"data\": [...]} or an array of rows, but the text begins with"

  static let badJSON: [(text: String, message: String)] = [
    ("", "1:1: expected rows, but the text is empty"),
    (" \n ", "2:2: expected rows, but the text is empty"),
    ("\n<html>\n<b>Bad gateway</b>", "2:1: \(shape)  <html> <b>Bad gateway</b>"),
    ("\"no\"", "1:1: \(shape) \"no\""),
    ("null", "1:1: \(shape) null"),
    (
      "{\"error\": true, \"message\": \"bad \\u001b[31m token\"}",
      "1:11: the answer is an error: {\"error\": true, \"message\": \"bad \\u001b[31m token\"}"
    ),
    (
      "{\"error\": \"x\u{1B}\u{202E}y\"}",
      "1:11: the answer is an error: {\"error\": \"x??y\"}"
    ),
    (
      "{\"error\":true,\"text\":\"\(String(repeating: "long ", count: 60))\"}",
      "1:10: the answer is an error: {\"error\":true,\"text\":\""
        + "\(String(repeating: "long ", count: 27))lon..."
    ),
    ("{}", "1:2: expected \"data\", an array of rows, but the object ends without it"),
    ("{\"data\": null}", "1:10: \"data\" must be an array of rows, not null"),
    ("{\"data\": {}}", "1:10: \"data\" must be an array of rows, not {"),
    ("{\"data\": [], \"data\": []}", "1:14: the key \"data\" is there twice"),
    ("{\"data\": [], \"d\\u0061ta\": []}", "1:14: the key \"data\" is there twice"),
    (
      "{\"grain\": \"7h\", \"data\": []}",
      "1:11: \"grain\" must be one of 1m, 5m, 10m, 30m, 1h, 3h, 12h, 1d, 7d, 14d, not \"7h\""
    ),
    (
      "{\"data\": [{\"timestamp\":60000,\"http\":1}], \"grain\": \"1h\"}",
      "1:51: \"grain\" is 1h, but the timestamp 60000 is not a multiple of it"
    ),
    (
      "{\"grain\": \"1h\", \"data\": [{\"timestamp\":60000,\"http\":1}]}",
      "1:39: \"timestamp\" must be a multiple of 1h (3600000 milliseconds), not 60000"
    ),
    ("{\"data\": []", "1:12: the text ends in the middle of the answer"),
    ("[{\"timestamp\": 0, \"http\": 1", "1:28: the text ends in the middle of the answer"),
    ("[{\"timestamp\": 0, \"os.name\": \"a", "1:32: the text ends in the middle of the answer"),
    ("{\"x\": \"abc\\", "1:12: the text ends in the middle of the answer"),
    ("{\"data\": []} x", "1:14: expected the end of the text, not x"),
    ("[],", "1:3: expected the end of the text, not ,"),
    ("{data: []}", "1:2: expected a key in double quotes, not data:"),
    ("{\"data\" []}", "1:9: expected a colon, not ["),
    ("{\"data\": [] \"x\": 1}", "1:13: expected a comma or }, not \"x\""),
    ("{\"data\": [],}", "1:13: expected a key in double quotes, not }"),
    ("[1]", "1:2: expected a row in braces, not 1"),
    (
      "[{\"timestamp\":0,\"http\":1},]", "1:27: expected a row in braces, not ]"
    ),
    (
      "[{\"timestamp\":0,\"http\":1} {\"timestamp\":0,\"http\":1}]",
      "1:27: expected a comma or ], not {"
    ),
    ("[{\"timestamp\":0,\"http\":1,}]", "1:26: expected a key in double quotes, not }"),
    ("[{\"timestamp\":0,\"http\":1;}]", "1:24: \"http\" \(whole) 1;"),
    ("[{\"timestamp\":0,\"os.name\":\"a\" 1}]", "1:31: expected a comma or }, not 1"),
    ("[{\"time\":0}]", "1:3: unknown key \"time\"; \(unknownKey)"),
    ("[{\"timestamp\":0,\"http\":1,\"http\":2}]", "1:26: the key \"http\" is there twice"),
    ("[{}]", "1:2: the row has no \"timestamp\""),
    ("[{\"http\":0}]", "1:2: the row has no \"timestamp\""),
    ("[{\"timestamp\":0}]", "1:2: the row has no metric: \(metrics)"),
    (
      "[{\"timestamp\":0,\"http\":1,\"p2p\":1},\n {\"timestamp\":0,\"p2p\":1}]",
      "2:2: the row has no \"http\""
    ),
    (
      "[{\"timestamp\":0,\"http\":1},\n {\"timestamp\":0,\"http\":1,\"p2p\":1}]",
      "2:2: the row has \"p2p\", which the first row has not"
    ),
    ("[{\"timestamp\":0,\"http\":\"1\"}]", "1:24: \"http\" \(whole) \"1\""),
    ("[{\"timestamp\":0,\"http\":null}]", "1:24: \"http\" \(whole) null"),
    ("[{\"timestamp\":0,\"http\":[1]}]", "1:24: \"http\" \(whole) [1"),
    ("[{\"timestamp\":0,\"http\":1.5}]", "1:24: \"http\" \(whole) 1.5"),
    ("[{\"timestamp\":0,\"http\":01}]", "1:24: \"http\" \(whole) 01"),
    ("[{\"timestamp\":0.5,\"http\":1}]", "1:15: \(time) 0.5"),
    (
      "[{\"timestamp\":0,\"os.name\":7,\"http\":1}]",
      "1:27: \"os.name\" must be a text in double quotes, not 7"
    ),
    (
      "[{\"timestamp\":0,\"os.name\":null,\"http\":1}]",
      "1:27: \"os.name\" must be a text in double quotes, not null"
    ),
    (
      "[{\"timestamp\":0,\"os.name\":\"a\nb\",\"http\":1}]",
      "1:28: \"os.name\" has a control character, number 10, that is not allowed"
    ),
    (
      "[{\"timestamp\":0,\"os.name\":\"a\\u0000b\",\"http\":1}]",
      "1:28: \"os.name\" has a control character, number 0, that is not allowed"
    ),
    (
      "[{\"timestamp\":0,\"os.name\":\"a\\x41\",\"http\":1}]",
      "1:29: \"os.name\" has an escape that JSON does not know: \\x"
    ),
    (
      "[{\"timestamp\":0,\"os.name\":\"a\\u12\",\"http\":1}]",
      "1:29: \"os.name\" has an escape that JSON does not know: \\u12"
    ),
    (
      "[{\"timestamp\":0,\"os.name\":\"\\ud83c\",\"http\":1}]",
      "1:28: \"os.name\" has one half of a surrogate pair: \\ud83c"
    ),
    (
      "[{\"timestamp\":0,\"os.name\":\"\\udf0a\",\"http\":1}]",
      "1:28: \"os.name\" has one half of a surrogate pair: \\udf0a"
    ),
    (
      "[{\"timestamp\":0,\"os.name\":\"\\ud83c\\u0041\",\"http\":1}]",
      "1:28: \"os.name\" has one half of a surrogate pair: \\ud83c"
    ),
    ("{\"x\": [1 2]}", "1:10: expected a comma or ], not 2"),
    ("{\"x\": {\"a\" 1}}", "1:12: expected a colon, not 1"),
    ("{\"x\": [1}]", "1:9: expected a comma or ], not }"),
    ("{\"x\": tru}", "1:7: expected a value, not tru"),
    ("{\"x\": }", "1:7: expected a value, not }"),
    (
      "{\"x\": \(String(repeating: "[", count: 65))",
      "1:71: values may be nested 64 deep and no deeper"
    ),
  ]
}
