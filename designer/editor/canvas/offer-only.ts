import type { Services } from './services.ts'

type Entries = Readonly<Record<string, object>>

const MENUS = ['bpmn-replace', 'bpmn-append', 'bpmn-create']

/** Below every other provider, so that it sees all entries. */
const LAST = 1

/** Takes out of every menu what the engine would refuse. */
export function offerOnly({ popupMenu }: Pick<Services, 'popupMenu'>, isRefused: (entry: string) => boolean): void {
  const keep = (entries: Entries): Entries =>
    Object.fromEntries(Object.entries(entries).filter(([name]) => !isRefused(name)))
  for (const menu of MENUS) {
    popupMenu.registerProvider(menu, LAST, {
      getPopupMenuEntries: () => keep,
      getPopupMenuHeaderEntries: () => keep,
    })
  }
}
