/// The page. It asks for the numbers of a country, and shows them or the error.
let page = """
  <!DOCTYPE html>
  <meta charset="utf-8">
  <title>Traffic</title>
  <form><label>Country <input name="country" value="DE"></label> <button>Show</button></form>
  <pre id="answer"></pre>
  <script>
    const form = document.querySelector("form");
    form.onsubmit = async (event) => {
      event.preventDefault();
      const answer = await fetch("/traffic?" + new URLSearchParams(new FormData(form)));
      const value = await answer.json();
      document.getElementById("answer").textContent = answer.ok
        ? value.map((row) => `${row.browserName}: ${(row.http / 1e9).toFixed(1)} GB`).join("\\n")
        : value.error;
    };
  </script>
  """
