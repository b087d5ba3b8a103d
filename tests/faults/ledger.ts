/** What clients remember outside the killed process: every write that they sent, and how it was answered. */
export interface Ledger {
  readonly sent: (write: Sent) => void
  readonly acknowledged: (key: string, body: unknown) => void
  readonly refused: (key: string) => void
  /** How many writes have been acknowledged so far. */
  readonly count: () => number
  /** As it stands now; what is acknowledged later is not in it. */
  readonly look: () => LedgerPage
}

export interface Sent {
  /** Idempotency-Key: of a command, the command's id. */
  readonly key: string
  readonly kind: 'command' | 'write'
  readonly path: string
}

export interface LedgerPage {
  readonly sent: ReadonlyMap<string, Sent>
  readonly acknowledged: ReadonlyMap<string, unknown>
  /** An expected "no": nothing of it may be found. */
  readonly refused: ReadonlySet<string>
}

export function openLedger(): Ledger {
  const sent = new Map<string, Sent>()
  const acknowledged = new Map<string, unknown>()
  const refused = new Set<string>()
  return {
    sent: (write) => {
      sent.set(write.key, write)
    },
    acknowledged: (key, body) => {
      acknowledged.set(key, body)
    },
    refused: (key) => {
      refused.add(key)
    },
    count: () => acknowledged.size,
    look: () => ({ sent: new Map(sent), acknowledged: new Map(acknowledged), refused: new Set(refused) }),
  }
}
