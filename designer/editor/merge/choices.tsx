import type { Side } from '../../../engine/model/merge/compare-units.ts'
import type { MergeItem } from '../../../engine/model/merge/merge-files.ts'
import { changeWord, itemWord } from './item-words.ts'
import type { Details } from './use-details.ts'

interface ChoicesProps {
  readonly items: readonly MergeItem[]
  /** Name of whoever else saved. */
  readonly other: string
  readonly details: Details
  readonly chosen: ReadonlyMap<string, Side>
  readonly choose: (id: string, side: Side) => void
}

/** What both changed differently: one question each. */
export function Choices({ items, other, details, chosen, choose }: ChoicesProps) {
  return (
    <section class="merge-choices">
      <h3>{`两边都改了，请选用哪一份（${items.length} 处）`}</h3>
      {items.map((item) => (
        <fieldset key={item.id} data-item={item.id}>
          <legend>{itemWord(item)}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label key={side} class="check">
              <input
                type="radio"
                name={item.id}
                checked={chosen.get(item.id) === side}
                onChange={() => choose(item.id, side)}
              />
              {`${side === 'mine' ? '用我的' : `用${other}的`}（${doing(item, side, details)}）`}
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  )
}

/** A step that one side removed and the other left as it is, but goes on using elsewhere, is asked too. */
function doing(item: MergeItem, side: Side, details: Details): string {
  const change = item[side]
  if (change === null) return '保留，别处用到'
  const said = change === 'changed' ? details(side, item.element) : []
  return said.length === 0 ? changeWord(change) : said.join('；')
}
