import Foundation
import Testing

/// The runner itself, over tools that every system has.
@Suite struct ScriptRunnerTests {
  private func run(_ script: String) async throws {
    let script = try CommandScript(script)
    let run = try ScriptRun(root: Palier.root, programs: [:], shared: nil)
    try await run.run(script)
    #expect(!FileManager.default.fileExists(atPath: run.folder.path))
  }

  @Test(arguments: [
    "exec echo 'a  b'\nstdout '^a  b$'\n! stderr .",
    "! exec sh -c 'echo out; echo err >&2; exit 65'\nexit 65\nstdout out\nstderr '^err$'",
    "file a/b.txt <<END\nun deux\ntrois\nEND\nexec cat a/b.txt\ncount '(?m)^.' 2\nexists a/b.txt\n! exists a/c.txt",
    "env GREETING=salut\nexec sh -c 'echo $GREETING $LANG $HOME'\nstdout '^salut en_GB.UTF-8'",
    "exec echo '{\"a\": [1, {\"n\": \"x/y\", \"b\": true}]}'\njson /a/0 1\njson /a/1/n x/y\njson /a/1/b true\n"
      + "json /a count 2\njson '/a/{b=true}/n' x/y\n! json '/a/{b=false}'\n! json /a/2\n! json /a/0 2",
    "exec echo '[{\"id\": 7, \"holder\": {\"name\": \"Zoé B.\"}}, {\"id\": 8, \"holder\": {\"name\": \"Ana\"}}]'\n"
      + "save ID json '/{holder.name=Zoé B.}/id'\nexec echo \"id ${ID}\"\nstdout '^id 7$'\nequal ${ID} 7",
    "exec echo hello\nsave WORD stdout\nfile t <<END\n${WORD} you\nEND\ncontains t '^hello you$'\n! contains t bye",
    "file one <<END\nABC\nEND\nexec cp one two\nsame one two\nalter two at 0\n! same one two\ncontains two '^BBC$'\n"
      + "alter two BB XY\ncontains two XYC\nalter two keep 2\nexec wc -c two\nstdout '^2 '",
    "file --windows-1252 t <<END\né\nEND\nexec od -An -tx1 t\nstdout '^ e9 0a$'",
    "file t <<END\nin\nEND\nstdin t\nexec cat\nstdout '^in$'\nexec cat\n! stdout .",
    "exec touch t\nexec chmod 600 t\nmode t 600\n! mode t 644",
    "needs shared\nexec false",
    "# nothing\n\n   # but comments",
  ])
  func passes(_ script: String) async throws { try await run(script) }

  @Test(arguments: [
    ("exec false", 1, "was not met"),
    ("exec true\n\nexec sh -c 'kill -9 $$'", 3, "ended by signal 9"),
    ("! exec true\nexit 0", 1, "was not met"),
    ("! exec false\nexit 2", 2, "exit 2 → was not met\nexit 1"),
    ("exec echo a\nstdout b", 2, "stdout: a"),
    ("exec echo a\n! stdout a", 2, "was not met"),
    ("exec echo a\njson /a", 2, "no JSON document"),
    ("exec echo '{}'\nsave X json /a", 2, "nothing at /a"),
    ("exec echo ${NOTHING}", 1, "nothing was saved as NOTHING"),
    ("exec no-such-program", 1, "no program no-such-program"),
    ("frobnicate", 1, "no step is called frobnicate"),
    ("! exec false\nstdout a", 2, "followed by 'exit'"),
    ("! exec false", 1, "followed by 'exit'"),
    ("exec echo 'open", 1, "open quote"),
    ("file a <<END\ntext", 1, "no line END"),
    ("exec true\nstdout '('", 2, "is no pattern"),
    ("stop", 1, "nothing is in the background"),
    ("background sh -c 'echo no >&2; exit 3'", 1, "ended before it answered: no"),
  ])
  func fails(_ script: String, line: Int, message: String) async throws {
    let fault = try await #require(throws: ScriptFault.self) { try await run(script) }
    #expect(fault.line == line)
    #expect(fault.message.contains(message), "\(fault.message)")
  }

  @Test func serverInTheBackground() async throws {
    try await run(
      """
      file index.html <<END
      <p>bonjour
      END
      background python3 -u -m http.server ${PORT} --bind 127.0.0.1
      get /
      status 200
      stdout bonjour
      header Content-Type '^text/html'
      get /none
      status 404
      ! stop
      ! exec sh -c "exec 3<>/dev/tcp/127.0.0.1/${PORT}"
      exit 2
      """)
  }

  @Test func whatWasStartedIsStopped() async throws {
    let port = try LoopbackPort.free()
    let script = try CommandScript("background python3 -m http.server ${PORT} --bind 127.0.0.1\nexec false")
    let run = try ScriptRun(root: Palier.root, programs: [:], shared: nil)
    run.variables["PORT"] = String(port)
    await #expect(throws: ScriptFault.self) { try await run.run(script) }
    #expect(!LoopbackPort.answers(port))
  }
}
