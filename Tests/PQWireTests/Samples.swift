import PQWire

/// Valid and invalid texts for every rule; invalid ones with their problem.
enum Samples {
  static let goodCSV = [
    "\"timestamp\",\"http\"\n",
    "timestamp,http\n0,1\n",
    "\"timestamp\",\"http\"\n0,1",
    "\u{FEFF}\"timestamp\",\"http\"\r\n60000,1\r\n120000,2\r\n\r\n\n",
    "\"timestamp\",\"browser.name\",\"http\"\n0,\"a \"\"b\"\"\",1\n0,\"\"\"\"\"\",1\n0,\"\",1\n",
    "\"timestamp\",\"city.name\",\"http\"\n0,\"two\nlines, and a comma\",1\n0,São Paulo,2\n0,,3\n",
    "\"timestamp\",\"session.page\",\"country.code\",\"sessions\",\"http\"\n"
      + "0,\"https://example.com/watch/1234567\",\"DE\",12.25,9223372036854775807\n"
      + "60000,\"https://example.com/watch/1234568\",\"US\",0,999999999999999999\n"
      + "60000,\"https://example.com/watch/1234567\",\"US\",1e-3,1e3\n"
      + "60000,exactly15 bytes,\"exactly16 bytes!\",0.1,10.0\n",
    "timestamp,http\n\"0\",\"17\"\n60000,0\n",
  ]

  static let goodJSON = [
    "[]", " [ ] ", "{\"data\": []}", "{\"error\": false, \"data\": []}",
    "\u{FEFF}[{\"timestamp\":0,\"http\":1}]",
    "[{\"timestamp\":0,\"http\":1},{\"http\":2,\"timestamp\":60000}]",
    "{\"data\":[{\"timestamp\":3600000,\"sessions\":1.5}],\"grain\":\"1h\",\"error\":false}",
    "{\"grain\":\"1h\",\"data\":[{\"timestamp\":3600000,\"sessions\":1.5}]}",
    "{\"meta\":{\"a\":[1,-2.5e3,true,false,null,\"x\\\"]}\",{}],\"b\":[]},\"data\":[],\"n\":null}",
    "[{\"timestamp\":0,\"city.name\":\"M\\u00fcnchen\",\"p2p\":1},\n"
      + " {\"timestamp\":0,\"city.name\":\"München\",\"p2p\":2},\n"
      + " {\"timestamp\":0,\"city.name\":\"\\ud83c\\uDF0a \\\"\\\\\\/\\b\\f\\n\\r\\t\",\"p2p\":3}]",
    "[\n\t{ \"timestamp\" : 60000 , \"played\" : 1e3, \"rebuffered\" : 0 }\r\n]\n",
    "[{\"timestamp\":0,\"session.page\":\"https://example.com/watch/1234567\",\"http\":1},"
      + "{\"timestamp\":0,\"session.page\":\"https:\\/\\/example.com\\/watch\\/1234567\","
      + "\"http\":2}]",
  ]

  static let metrics = "http, p2p, played, rebuffered, sessions"
  static let dimensions =
    "browser.name, country.code, city.name, isp.name, os.name, session.page"
  static let whole = "must be a whole number from 0 to 9223372036854775807, not"
  static let time =
    "\"timestamp\" must be whole milliseconds since 1970, up to 253402300799999, not"

  static let badCSV: [(text: String, message: String)] = [
    ("", "1:1: expected rows, but the text is empty"),
    ("\u{FEFF}", "1:1: expected rows, but the text is empty"),
    ("\n", "1:1: the first column must be \"timestamp\", not \"\""),
    ("<html>\n", "1:1: the first column must be \"timestamp\", not \"<html>\""),
    ("\"http\",\"timestamp\"\n", "1:1: the first column must be \"timestamp\", not \"http\""),
    (
      "\"timestamp\",\"time\"\n",
      "1:13: unknown column \"time\"; a column is a dimension (\(dimensions)) or a metric "
        + "(\(metrics))"
    ),
    (
      "\"timestamp\",\"http\",\"http\"\n", "1:20: the column \"http\" is there twice"
    ),
    ("\"timestamp\",\"timestamp\"\n", "1:13: the column \"timestamp\" is there twice"),
    (
      "\"timestamp\",\"http\",\"os.name\"\n",
      "1:20: the dimension \"os.name\" must stand before the metrics"
    ),
    ("\"timestamp\",\"os.name\"\n", "1:22: expected at least one metric: \(metrics)"),
    ("\"timestamp\",\"os.name\"", "1:22: expected at least one metric: \(metrics)"),
    ("\"timestamp\" ,\"http\"\n", "1:12: expected a comma or the end of the line, not space"),
    ("\"timestamp\n", "1:1: the quote is never closed"),
    ("timestamp,http\n0,12.5\n", "2:3: \"http\" \(whole) 12.5"),
    ("timestamp,http\n0,-1\n", "2:3: \"http\" \(whole) -1"),
    ("timestamp,http\n0,\"-1\"\n", "2:3: \"http\" \(whole) \"-1\""),
    ("timestamp,http\n0,\n", "2:3: \"http\" \(whole) nothing"),
    ("timestamp,http\n0,007\n", "2:3: \"http\" \(whole) 007"),
    ("timestamp,http\n0,00000007\n", "2:3: \"http\" \(whole) 00000007"),
    ("timestamp,http\n0,1 \n", "2:3: \"http\" \(whole) 1 "),
    ("timestamp,http\n0,1}\n", "2:4: expected a comma or the end of the line, not }"),
    (
      "timestamp,http\n0,9223372036854775808\n", "2:3: \"http\" \(whole) 9223372036854775808"
    ),
    ("timestamp,http\n0,0x10\n", "2:3: \"http\" \(whole) 0x10"),
    ("timestamp,http\n0,١\n", "2:3: \"http\" \(whole) ١"),
    ("timestamp,http\n0,\u{1B}[31m\n", "2:3: \"http\" \(whole) ?[31m"),
    (
      "timestamp,http\n0,1\n60000,\(String(repeating: "9", count: 60))\n",
      "3:7: \"http\" \(whole) \(String(repeating: "9", count: 40))..."
    ),
    (
      "timestamp,sessions\n0,-0.5\n",
      "2:3: \"sessions\" must be a number and not below 0, not -0.5"
    ),
    (
      "timestamp,sessions\n0,1e999\n",
      "2:3: \"sessions\" must be a number and not below 0, not 1e999"
    ),
    ("timestamp,sessions\n0,NaN\n", "2:3: \"sessions\" must be a number and not below 0, not NaN"),
    ("timestamp,sessions\n0,1.\n", "2:3: \"sessions\" must be a number and not below 0, not 1."),
    ("timestamp,http\n-60000,1\n", "2:1: \(time) -60000"),
    ("timestamp,http\n253402300800000,1\n", "2:1: \(time) 253402300800000"),
    ("timestamp,http\n2017-11-01,1\n", "2:1: \(time) 2017-11-01"),
    (
      "timestamp,http\n0,1\n1509494400001,1\n",
      "3:1: \"timestamp\" must be a multiple of 1m (60000 milliseconds), not 1509494400001"
    ),
    ("timestamp,http,p2p\n0,1\n", "2:4: the row has 2 of 3 columns"),
    ("timestamp,http,p2p\n0,1,", "2:5: \"p2p\" \(whole) nothing"),
    ("timestamp,http\n0,1,2\n", "2:4: the row has more than 2 columns"),
    (
      "timestamp,http\n0,1\n\n0,2\n",
      "4:1: the line before is empty, which only lines at the end may be"
    ),
    ("timestamp,http\n0,1\r0,2\n", "2:4: a carriage return must be followed by a line feed"),
    (
      "timestamp,os.name,http\n0,\"a\" ,1\n",
      "2:6: expected a comma or the end of the line, not space"
    ),
    (
      "timestamp,os.name,http\n0,a \"b\",1\n",
      "2:5: a value that has a quote inside must be quoted, and the quote doubled"
    ),
    ("timestamp,os.name,http\n0,\"two\nlines\",1\n0,\"a,1\n", "4:3: the quote is never closed"),
    ("timestamp,os.name,http\n0,\"two\nlines\",x\n", "3:8: \"http\" \(whole) x"),
    (
      "timestamp,os.name,http\n0,\"a\0b\",1\n",
      "2:4: \"os.name\" has a control character, number 0, that is not allowed"
    ),
    ("timestamp,http\n0,1\0\n", "2:3: \"http\" \(whole) 1?"),
  ]
}
