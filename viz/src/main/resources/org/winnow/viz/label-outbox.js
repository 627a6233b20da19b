// What a label grid has sent and the kernel has not acknowledged yet. A key press is a message with
// a number; messages are dealt with in their order, each once.
class Outbox {
  constructor(model) {
    this.model = model;
    // A reloaded page is a new client and counts from 1.
    this.client = Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
    this.seq = 0;
    this.waiting = new Map();
    this.refused = new Map();
  }

  send(action, body) {
    this.seq += 1;
    const message = { client: this.client, seq: this.seq, action, ...body };
    this.waiting.set(this.seq, { message, since: Date.now() });
    this.model.send(message);
    return this.seq;
  }

  // In order; what arrived already is not done twice.
  sendAgain() {
    for (const sent of this.waiting.values()) {
      sent.since = Date.now();
      this.model.send(sent.message);
    }
  }

  // Labels as they will be when everything sent is acknowledged; null for what only is passed over.
  hoped(items) {
    const hoped = new Map();
    const suggested = new Map(items.map((item) => [item.id, item.suggestion]));
    for (const { message } of this.waiting.values()) {
      for (const [id] of message.examples || []) hoped.set(id, message.to ?? suggested.get(id));
      for (const id of message.ids || []) if (!hoped.has(id)) hoped.set(id, null);
    }
    return hoped;
  }

  // What the kernel acknowledged no longer waits. Gives the reason of a refusal, if there was one.
  settle() {
    const done = this.acknowledged();
    let why = "";
    for (const refusal of this.model.get("refused") || []) {
      const sent = refusal.client === this.client && this.waiting.get(refusal.seq);
      if (!sent) continue;
      for (const [id] of sent.message.examples || []) this.refused.set(id, refusal.why);
      sent.refused = true;
      why = refusal.why;
    }
    for (const [seq, sent] of this.waiting) {
      if (seq > done) continue;
      this.waiting.delete(seq);
      if (!sent.refused) (sent.message.examples || []).forEach((e) => this.refused.delete(e[0]));
    }
    return why;
  }

  acknowledged() { return (this.model.get("acknowledged") || {})[this.client] || 0; }

  // Milliseconds that the oldest message has waited.
  age() {
    const oldest = Math.min(...[...this.waiting.values()].map((sent) => sent.since));
    return this.waiting.size ? Date.now() - oldest : 0;
  }
}
