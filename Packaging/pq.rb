# The formula of pq for Homebrew. Packaging/package replaces the words in @.
class Pq < Formula
  desc "Query the analytics of peer-assisted video delivery"
  homepage "@DOWNLOADS@"
  url "@DOWNLOADS@/@FILE@"
  version "@VERSION@"
  sha256 "@SHA256@"
  license :cannot_represent

  def install
    bin.install Dir["bin/*"]
    man1.install Dir["share/man/man1/*"]
    man5.install Dir["share/man/man5/*"]
    bash_completion.install "share/bash-completion/completions/pq"
    zsh_completion.install "share/zsh/site-functions/_pq"
    fish_completion.install "share/fish/vendor_completions.d/pq.fish"
    doc.install Dir["share/doc/pq/*"]
  end

  test do
    assert_match "http", shell_output("#{bin}/pq --backend demo -c 'SELECT http LAST 3h EVERY 1h'")
  end
end
