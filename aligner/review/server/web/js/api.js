// What is asked of the server. A decision that the server has answered stands in the store; one that it has not is not made.
export class Clash extends Error {
  constructor(row) { super("clash"); this.row = row; }
}

async function asked(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error("lost");
  }
  const text = await answer.text();
  let data;
  try { data = JSON.parse(text); } catch { data = { error: text.trim() }; }
  if (answer.status === 409) throw new Clash(data.row);
  if (!answer.ok) throw new Error(data.error || String(answer.status));
  return data;
}

export const get = (path, query = {}) => {
  const words = new URLSearchParams(query).toString();
  return asked(words ? `${path}?${words}` : path, {});
};

export const post = (path, body) =>
  asked(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
