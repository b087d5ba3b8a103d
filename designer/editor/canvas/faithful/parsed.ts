import type { Moddle } from '../services.ts'

/** An element of moddle's tree that can be changed. */
export interface Writable extends Moddle {
  readonly set: (property: string, value: unknown) => void
}

/** A reference of the file, as moddle's reader met it. */
export interface Reference {
  readonly element: Writable
  readonly property: string
  /** As it is written, with its QName prefix. */
  readonly id: string
}

/** What bpmn-js tells when a file has been read and nothing is drawn yet. */
export interface Parsed {
  readonly definitions?: Moddle
  readonly references?: readonly Reference[]
  readonly elementsById?: { readonly [id: string]: Moddle }
}

type Listen = (event: Parsed & { readonly xml?: string }) => unknown

/** What we use of bpmn-js's modeler to read and to write. */
export interface Modeler {
  readonly on: {
    (event: string, listen: Listen): void
    (event: string, priority: number, listen: Listen): void
  }
  readonly get: <Service>(name: string) => Service
  readonly saveXML: (options: { readonly format: boolean }) => Promise<{ readonly xml?: string | undefined }>
}
