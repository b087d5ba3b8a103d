import type { Link } from '../../templates/pages/frame.ts'
import { type TextKey, textIn } from '../../templates/texts/catalogue.ts'
import type { Language } from '../../templates/texts/text.ts'
import type { ParkRole } from '../permissions.ts'
import type { ParkAccess } from '../plugins/access.ts'

interface Entry {
  readonly text: TextKey
  /** Below `/parks/{park}/`. */
  readonly path: string
  readonly roles: readonly ParkRole[]
  /** Further paths that belong to it. */
  readonly also?: readonly string[]
  /** Only there where time is virtual. */
  readonly demoOnly?: boolean
}

const applicants = ['owner', 'filer', 'assistant'] as const

/** What the bar offers, in this order; the first entry of a person is where they begin. A page adds its line here. */
const entries: readonly Entry[] = [
  { text: 'frame.inbox', path: 'inbox', roles: ['reviewer', 'checker', 'signatory'], also: ['tasks'] },
  { text: 'window.navigation', path: 'window', roles: ['windowClerk'] },
  { text: 'applications.title', path: 'applications', roles: applicants },
  { text: 'start.title', path: 'start', roles: applicants },
  { text: 'permits.title', path: 'permits', roles: applicants },
  { text: 'credit.title', path: 'credit', roles: applicants },
  { text: 'card.title', path: 'cards', roles: ['owner', 'filer'] },
  {
    text: 'manager.nav.overview',
    path: 'overview',
    roles: ['manager', 'overseer'],
    also: ['findings-report'],
  },
  { text: 'manager.nav.instances', path: 'instances', roles: ['manager', 'overseer'] },
  { text: 'manager.nav.incidents', path: 'incidents', roles: ['manager', 'overseer'] },
  { text: 'manager.nav.processes', path: 'processes', roles: ['manager', 'overseer'] },
  { text: 'designer.title', path: 'designer', roles: ['manager'] },
  { text: 'oversight.title', path: 'oversight', roles: ['overseer', 'manager', 'reviewer', 'signatory'] },
  { text: 'card.title', path: 'cards', roles: ['overseer'] },
  { text: 'verification.title', path: 'promises', roles: ['reviewer', 'checker', 'signatory', 'manager', 'overseer'] },
  { text: 'permits.title', path: 'permits', roles: ['signatory', 'manager', 'overseer'] },
  { text: 'credit.title', path: 'credit', roles: ['manager', 'overseer'] },
  { text: 'frame.inbox', path: 'inbox', roles: ['windowClerk'], also: ['tasks'] },
  { text: 'frame.copies', path: 'inbox', roles: ['manager', 'overseer'], also: ['tasks'] },
  {
    text: 'standIn.title',
    path: 'substitutions',
    roles: ['reviewer', 'checker', 'signatory', 'windowClerk', 'manager'],
  },
  { text: 'manager.jobTypes.title', path: 'job-types', roles: ['manager'] },
  { text: 'calendar.title', path: 'calendar', roles: ['manager', 'overseer', 'admin'] },
  { text: 'ladder.title', path: 'ladder', roles: ['manager', 'overseer'] },
  { text: 'refusedActs.nav', path: 'refused-acts', roles: ['manager', 'overseer'] },
  { text: 'manager.batches.title', path: 'batches', roles: ['manager'] },
  { text: 'manager.webhooks.title', path: 'webhooks', roles: ['manager'] },
  { text: 'manager.time.title', path: 'time', roles: ['manager', 'admin'], demoOnly: true },
]

/** The links for what this person is in the park; `path` is the address of the page that is shown. */
export function navigationOf(
  access: ParkAccess,
  path: string,
  language: Language,
  mode: 'demo' | 'production',
): readonly Link[] {
  const theirs = entries
    .filter(({ roles }) => roles.some((role) => access.roles.has(role)))
    .filter(({ demoOnly = false }) => !demoOnly || mode === 'demo')
  return theirs
    .filter(({ path: own }, index) => theirs.findIndex((other) => other.path === own) === index)
    .map((entry) => {
      const inPark = (below: string) => `/parks/${access.park.slug}/${below}`
      const current = [entry.path, ...(entry.also ?? [])]
        .map(inPark)
        .some((href) => path === href || path.startsWith(`${href}/`))
      return { href: inPark(entry.path), label: textIn(language, entry.text), current }
    })
}

/** So many fit in one line of a page that is 1,280 pixels wide. */
const IN_THE_BAR = 8

/** The bar, and what is left for its menu *more*. */
export function barOf(links: readonly Link[], language: Language) {
  if (links.length <= IN_THE_BAR) return { navigation: links, moreNavigation: null }
  const left = links.slice(IN_THE_BAR - 1)
  const current = left.some((link) => link.current)
  const moreNavigation = { label: textIn(language, 'frame.more'), current, links: left }
  return { navigation: links.slice(0, IN_THE_BAR - 1), moreNavigation }
}
