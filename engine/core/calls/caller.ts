/** Which call of which instance an instance answers. */
export interface Caller {
  readonly instanceId: string
  /** Key of the call in the calling instance. */
  readonly key: number
  /** How many calls stand above it, itself included. */
  readonly depth: number
}

/** Deeper calls are taken for a process that calls itself without end. */
export const deepestCall = 100
