import { colours } from '../canvas/colours.ts'
import type { Editor } from '../canvas/open-modeler.ts'
import { Menu } from './menu.tsx'

const ALIGNMENTS = [
  ['左对齐', 'left'],
  ['水平居中', 'center'],
  ['右对齐', 'right'],
  ['上对齐', 'top'],
  ['垂直居中', 'middle'],
  ['下对齐', 'bottom'],
] as const

/** Aligns and distributes what is chosen, and gives it a colour. */
export function ArrangeMenus({ editor }: { readonly editor: Editor }) {
  const { selection, alignElements, distributeElements, modeling } = editor.services
  const chosen = selection.get()
  const steps = chosen.filter(({ source, labelTarget }) => source === undefined && labelTarget === undefined)
  return (
    <>
      <Menu
        label="对齐"
        isDisabled={steps.length < 2}
        items={[
          ...ALIGNMENTS.map(([label, edge]) => ({ label, act: () => alignElements.trigger(steps, edge) })),
          {
            label: '水平等距',
            isDisabled: steps.length < 3,
            act: () => distributeElements.trigger(steps, 'horizontal'),
          },
          { label: '垂直等距', isDisabled: steps.length < 3, act: () => distributeElements.trigger(steps, 'vertical') },
        ]}
      />
      <Menu
        label="颜色"
        isDisabled={chosen.length === 0}
        items={colours.map(({ label, ...colour }) => ({
          label,
          swatch: { fill: colour.fill ?? '#fff', stroke: colour.stroke ?? '#17212e' },
          act: () => modeling.setColor(chosen, colour),
        }))}
      />
    </>
  )
}
