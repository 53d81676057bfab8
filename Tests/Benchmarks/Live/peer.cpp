// Reads the same answer from a file with simdjson's on-demand parser, for comparison.
#include <simdjson.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <string_view>
#include <unordered_map>
#include <vector>

using namespace simdjson;

struct Texts {
  std::unordered_map<std::string, uint32_t> known;
  uint32_t code(std::string_view text) {
    return known.try_emplace(std::string(text), known.size()).first->second;
  }
};

int main(int, char **arguments) {
  auto start = std::chrono::steady_clock::now();
  padded_string text = padded_string::load(arguments[1]).take_value();
  std::vector<int64_t> times, http, p2p;
  std::vector<uint32_t> browsers, countries;
  Texts browser, country;
  ondemand::parser parser;
  auto document = parser.iterate(text);
  for (auto row : document["data"].get_array()) {
    auto object = row.get_object();
    times.push_back(object.find_field("timestamp").get_int64());
    browsers.push_back(browser.code(object.find_field("browser.name").get_string()));
    countries.push_back(country.code(object.find_field("country.code").get_string()));
    http.push_back(object.find_field("http").get_int64());
    p2p.push_back(object.find_field("p2p").get_int64());
  }
  std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  auto seconds = [](timeval t) { return t.tv_sec + t.tv_usec / 1e6; };
  printf("%zu %f %f %ld\n", times.size(), time.count(),
         seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss);
}
