import 'diagram-js/assets/diagram-js.css'
import 'dmn-js/dist/assets/dmn-js-shared.css'
import 'dmn-js/dist/assets/dmn-js-drd.css'
import 'dmn-js/dist/assets/dmn-js-decision-table.css'
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css'
import 'dmn-js/dist/assets/dmn-js-literal-expression.css'
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css'
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css'
import 'dmn-js/dist/assets/dmn-font/css/dmn.css'
import Modeler, { type DmnView } from 'dmn-js/lib/Modeler'
import { translateDmn, translateRest } from './dmn-words.ts'

export interface DmnEditor {
  /** Rejects where the file is no DMN that can be drawn. */
  readonly open: (xml: string) => Promise<void>
  readonly xml: () => Promise<string>
  readonly views: () => readonly DmnView[]
  readonly active: () => DmnView | null
  readonly show: (view: DmnView) => Promise<void>
  readonly close: () => void
}

/** dmn-js in Chinese; `changed` hears of every change, `shown` of every view that is opened. */
export function openDmn(container: HTMLElement, changed: () => void, shown: () => void): DmnEditor {
  const own = { additionalModules: [translateDmn] }
  const modeler = new Modeler({
    container,
    keyboard: { bindTo: container },
    ...{ drd: own, decisionTable: own, literalExpression: own, boxedExpression: own },
  })
  // Only what has changed since is looked at again; what is written here calls for one look more, which finds nothing.
  const observer = new MutationObserver(() => translateRest(container))
  observer.observe(container, { childList: true, subtree: true })
  let isReading = false
  let reading: Promise<void> = Promise.resolve()
  modeler.on('viewer.created', ({ viewer }) => {
    viewer.on('elements.changed', () => {
      if (!isReading) changed()
    })
  })
  modeler.on('views.changed', shown)
  const read = async (xml: string): Promise<void> => {
    isReading = true
    const before = modeler.getActiveView()?.element.id
    try {
      await modeler.importXML(xml)
      const wanted = wantedView(modeler.getViews(), before)
      if (wanted !== undefined) await modeler.open(wanted)
    } finally {
      isReading = false
    }
    translateRest(container)
  }
  return {
    open: (xml) => {
      // One after the other: what is opened last is what stands there.
      reading = reading.then(
        () => read(xml),
        () => read(xml),
      )
      return reading
    },
    xml: async () => (await modeler.saveXML({ format: true })).xml,
    views: () => modeler.getViews(),
    active: () => modeler.getActiveView() ?? null,
    show: async (view) => {
      await modeler.open(view)
      translateRest(container)
    },
    close: () => {
      observer.disconnect()
      modeler.destroy()
    },
  }
}

/** What was looked at stays in sight, such as after undoing; a single decision needs no diagram first. */
function wantedView(views: readonly DmnView[], before: string | undefined): DmnView | undefined {
  const [first, ...others] = views.filter(({ type }) => type !== 'drd')
  return views.find(({ element }) => element.id === before) ?? (others.length === 0 ? first : undefined)
}
