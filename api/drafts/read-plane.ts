import { Parser } from 'saxen'

export interface PlaneShape {
  /** BPMN's own name without prefix, such as `userTask`; empty for what the file does not declare. */
  readonly type: string
  readonly name: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Plane {
  readonly shapes: readonly PlaneShape[]
  readonly flows: readonly (readonly (readonly [x: number, y: number])[])[]
}

/** Where the first diagram of a BPMN file puts what (BPMN 2.0.2 §12, DI); nothing where it has none. */
export function readPlane(xml: string): Plane {
  const declared = new Map<string, { readonly type: string; readonly name: string }>()
  const shapes: { readonly of: string; readonly box: Omit<PlaneShape, 'type' | 'name'> }[] = []
  const flows: (readonly [number, number])[][] = []
  let diagrams = 0
  let shape: string | null = null
  let isEdge = false

  const parser = new Parser()
  parser.on('openTag', (tag, readAttributes, decode) => {
    const type = tag.slice(tag.indexOf(':') + 1)
    const attributes = readAttributes() || {}
    const of = (key: string) => decode(String(attributes[key] ?? ''))
    if (type === 'BPMNDiagram') diagrams += 1
    else if (type === 'BPMNLabel') shape = null
    else if (diagrams === 0 && attributes['id'] !== undefined) declared.set(of('id'), { type, name: of('name') })
    else if (diagrams !== 1) return
    else if (type === 'BPMNShape') [shape, isEdge] = [of('bpmnElement'), false]
    else if (type === 'BPMNEdge') [shape, isEdge] = [null, flows.push([]) > 0]
    else if (type === 'waypoint' && isEdge) flows.at(-1)?.push([Number(of('x')), Number(of('y'))])
    else if (type === 'Bounds' && shape !== null) {
      const box = { x: Number(of('x')), y: Number(of('y')), width: Number(of('width')), height: Number(of('height')) }
      shapes.push({ of: shape, box })
      shape = null
    }
  })
  parser.on('error', () => parser.stop())
  parser.parse(xml)

  return {
    shapes: shapes
      .filter(({ box }) => Object.values(box).every(Number.isFinite))
      .map(({ of, box }) => ({ ...(declared.get(of) ?? { type: '', name: '' }), ...box })),
    flows: flows.filter((points) => points.length > 1 && points.flat().every(Number.isFinite)),
  }
}
