import type { Page } from 'playwright-core'
import type { BrowserSite } from '../../support/browser.ts'
import type { CallAnswer, Caller } from '../../support/caller.ts'
import { lines } from '../every-page/pages.ts'
import type { States } from '../every-page/states.ts'

export interface FoundField {
  readonly name: string
  /** Of the control, such as `text`, `hidden`, `textarea`, `select-one`, `radio`. */
  readonly type: string
  readonly value: string
  /** Chosen in a list of radios or boxes. */
  readonly isOn: boolean
  /** How many characters may be written into it; -1 where nobody says. */
  readonly most: number
}

/** A form that posts, as it stands on a page. */
export interface FoundForm {
  readonly account: string | null
  /** Of the page that it stands on. */
  readonly address: string
  readonly action: string
  readonly isUpload: boolean
  /** It ends what other forms are about. */
  readonly isDestructive: boolean
  /** The same for what differs only in what it is about. */
  readonly shape: string
  readonly fields: readonly FoundField[]
}

export type Entries = readonly (readonly [name: string, value: string])[]

/** Everybody whom a page may belong to, signed in where they must be. */
export async function callerFor(site: BrowserSite, account: string | null): Promise<Caller> {
  return account === null ? site.nobody : await site.as(account)
}

export async function look(caller: Caller, address: string): Promise<CallAnswer> {
  return await caller.call({ method: 'GET', url: address, headers: { accept: 'text/html' } })
}

export async function post(caller: Caller, action: string, entries: Entries): Promise<CallAnswer> {
  return await caller.call({
    method: 'POST',
    url: action,
    payload: new URLSearchParams(entries.map(([name, value]) => [name, value])).toString(),
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
  })
}

/** Every form that posts, of every page, each once: pages of the future are walked as soon as they have a line. */
export async function findForms(site: BrowserSite, reader: Page, states: States): Promise<readonly FoundForm[]> {
  const found = new Map<string, FoundForm>()
  for (const [account, addresses] of lines) {
    const caller = await callerFor(site, account)
    for (const address of addresses(states)) {
      const { text } = await look(caller, address)
      for (const form of await formsIn(reader, text)) {
        const shape = shapeOf(form)
        if (!found.has(shape)) found.set(shape, { account, address, shape, ...form })
      }
    }
  }
  return [...found.values()]
}

type BareForm = Omit<FoundForm, 'account' | 'address' | 'shape'>

function shapeOf({ action, fields }: BareForm): string {
  const route = action.replaceAll(/\/(?:[0-9a-f-]{36}|\d+)|(?<=\/materials)\/[^/]+/g, '/:id')
  return `${route} ${[...new Set(fields.map(({ name, type }) => `${name}:${type}`))].join()}`
}

/** The forms that post in a text of HTML. */
export async function formsIn(reader: Page, html: string): Promise<readonly BareForm[]> {
  return await reader.evaluate((text) => {
    const document = new DOMParser().parseFromString(text, 'text/html')
    return [...document.forms]
      .filter((form) => form.method === 'post')
      .map((form) => ({
        action: form.getAttribute('action') ?? '',
        isUpload: form.enctype === 'multipart/form-data',
        isDestructive: form.querySelector('.button-destructive') !== null,
        fields: [...form.elements].flatMap((element) => {
          const control = element as HTMLInputElement
          if (!control.name || control.disabled) return []
          const isChoice = control.type === 'radio' || control.type === 'checkbox'
          return [
            {
              name: control.name,
              type: control.type,
              value: control.value,
              isOn: !isChoice || control.checked,
              most: control.maxLength ?? -1,
            },
          ]
        }),
      }))
  }, html)
}

const written = new Set(['text', 'textarea', 'search', 'tel', 'email', 'number', 'date', 'url', 'datetime-local'])

/** The bytes that a form posts where all of it is filled with Chinese. */
export function mostBytes({ fields }: FoundForm): number {
  return fields.reduce(
    (sum, field) => sum + field.name.length + 9 * (isWritten(field) ? field.most : field.value.length),
    0,
  )
}

/** One that a browser lets nobody write words into. */
export function isPicked({ type }: FoundField): boolean {
  return type === 'date' || type === 'datetime-local'
}

export function isWritten({ type }: FoundField): boolean {
  return written.has(type)
}

/** What the form posts with this text in each field that one writes in, and the first choice of everything else. */
export function filled({ fields }: FoundForm, text: string): Entries {
  const chosen = new Set<string>()
  return fields.flatMap((field): Entries => {
    if (field.type === 'date') return [[field.name, '2024-04-01']]
    if (field.type === 'datetime-local') return [[field.name, '2030-04-01T09:00']]
    if (isWritten(field)) return [[field.name, text]]
    if (field.type === 'radio' || field.type === 'submit') {
      if (chosen.has(field.name)) return []
      chosen.add(field.name)
    }
    return [[field.name, field.value]]
  })
}
