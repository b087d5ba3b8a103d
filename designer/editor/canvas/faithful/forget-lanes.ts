import { isModdle } from '../../model/extension.ts'
import type { Moddle } from '../services.ts'

/** bpmn-js notes at every step in which lanes it stands, each time that a picture is drawn; twice is once too often. */
export function forgetLanes(element: Moddle | undefined): void {
  for (const property of ['rootElements', 'flowElements']) {
    const inside = element?.get(property)
    for (const each of Array.isArray(inside) ? inside.filter(isModdle) : []) {
      const lanes = each.$instanceOf('bpmn:FlowNode') ? each.get('lanes') : null
      if (Array.isArray(lanes)) lanes.length = 0
      forgetLanes(each)
    }
  }
}
