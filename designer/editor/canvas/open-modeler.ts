import 'diagram-js/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css'
import 'diagram-js-minimap/assets/diagram-js-minimap.css'
import Modeler from 'bpmn-js/lib/Modeler'
import colorPickerModule from 'bpmn-js-color-picker'
import { CreateAppendAnythingModule } from 'bpmn-js-create-append-anything'
import nativeCopyPasteModule from 'bpmn-js-native-copy-paste'
import gridModule from 'diagram-js-grid'
import minimapModule from 'diagram-js-minimap'
import sijiPackage from '../../../engine/model/siji.moddle.json' with { type: 'json' }
import { editorPackage } from '../../../engine/model/xml/faithful-packages.ts'
import { diagramFont } from '../../diagram/font.ts'
import { showAll, showBeginning, type View } from '../../diagram/view.ts'
import { colours } from './colours.ts'
import { allDiagrams, type Diagram, diagramsOf } from './diagrams.ts'
import { drawShort } from './draw-short.ts'
import { forgetLanes } from './faithful/forget-lanes.ts'
import { keepFaithful } from './faithful/keep-faithful.ts'
import { findRefused } from './find-refused.ts'
import { guardText } from './guard-text.ts'
import { nameMenus } from './name-menus.ts'
import { noticeInput } from './notice-input.ts'
import { offerOnly } from './offer-only.ts'
import type { Moddle, Services } from './services.ts'
import { allowTogether } from './together.ts'
import { translateModule } from './translate.ts'

export interface EditorEvent {
  readonly element?: object
  readonly message?: string
}

export interface Editor {
  readonly services: Services
  readonly on: (event: string, listen: (event: EditorEvent) => void) => void
  readonly off: (event: string, listen: (event: EditorEvent) => void) => void
  readonly isRefused: (entry: string) => boolean
  /** What could not be drawn or read, in bpmn-js's words. */
  readonly open: (xml: string) => Promise<readonly string[]>
  /** The pictures of the file, the one on the canvas, and taking another: what was changed stays and cannot be undone. */
  readonly diagrams: () => readonly Diagram[]
  readonly shown: () => number
  readonly choose: (diagram: number) => Promise<void>
  /** All of it, however small. */
  readonly fit: () => void
  /** All of it where it can be read so, else its beginning. */
  readonly begin: () => void
  readonly xml: () => Promise<string>
  /** The text that was opened, while nothing of the diagram differs from it. */
  readonly unchanged: () => string | null
  readonly svg: () => Promise<string>
  readonly close: () => void
}

const SERVICES = [
  'canvas',
  'elementRegistry',
  'modeling',
  'selection',
  'bpmnFactory',
  'commandStack',
  'elementFactory',
  'autoPlace',
  'bpmnReplace',
  'rules',
  'overlays',
  'popupMenu',
  'directEditing',
  'searchPad',
  'alignElements',
  'distributeElements',
  'minimap',
  'gridSnapping',
  'copyPaste',
] as const

/** The palette lies over the left of the canvas. */
const PALETTE = 130

/** bpmn-js in Chinese, with our extension, offering only what the engine executes. */
export async function openModeler(container: HTMLElement): Promise<Editor> {
  const isRefused = await findRefused()
  const modeler = new Modeler({
    container,
    moddleExtensions: { bpmn: editorPackage(), siji: sijiPackage },
    additionalModules: [
      CreateAppendAnythingModule,
      colorPickerModule,
      nativeCopyPasteModule,
      gridModule,
      minimapModule,
      translateModule,
    ],
    colorPicker: { colors: colours },
    textRenderer: { defaultStyle: { fontFamily: diagramFont }, externalStyle: { fontFamily: diagramFont } },
  })
  const xml = keepFaithful(modeler)
  // Each is of the type that `Services` gives it: bpmn-js looks them up by name.
  const services = Object.fromEntries(SERVICES.map((name) => [name, modeler.get(name)])) as unknown as Services
  offerOnly(services, isRefused)
  nameMenus(services)
  allowTogether(services)
  guardText(modeler.get('eventBus'))
  drawShort(modeler.get('textRenderer'))
  noticeInput(container)
  const view: View = { canvas: modeler.get('canvas'), registry: modeler.get('elementRegistry'), left: PALETTE }
  const observer = new ResizeObserver(() => view.canvas.resized())
  observer.observe(container)
  let opened: string | null = null
  let shown = 0
  let isChanged = false
  // Typed as any by bpmn-js.
  const definitions = (): Moddle | undefined => modeler.getDefinitions() as Moddle | undefined
  return {
    services,
    isRefused,
    on: (event, listen) => modeler.on(event, listen),
    off: (event, listen) => modeler.off(event, listen),
    open: async (text) => {
      const { warnings } = await modeler.importXML(text)
      opened = text
      shown = 0
      isChanged = false
      return warnings.map((warning) => String(warning))
    },
    diagrams: () => diagramsOf(definitions()),
    shown: () => shown,
    choose: async (diagram) => {
      const wanted = allDiagrams(definitions())[diagram]
      if (wanted === undefined) return
      isChanged ||= services.commandStack.canUndo()
      shown = diagram
      forgetLanes(definitions())
      await modeler.open(wanted)
    },
    fit: () => showAll(view),
    begin: () => showBeginning(view, null),
    xml,
    unchanged: () => (isChanged || services.commandStack.canUndo() ? null : opened),
    svg: async () => (await modeler.saveSVG()).svg,
    close: () => {
      observer.disconnect()
      modeler.destroy()
    },
  }
}
