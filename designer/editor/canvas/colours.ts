/** A colour that a modeller may give a step; words stand in the colour of its line, so that is a dark one. */
export interface Colour {
  readonly label: string
  readonly fill?: string
  readonly stroke?: string
}

/** Written to the file as BPMN in Color; the first takes a colour away. */
export const colours: readonly Colour[] = [
  { label: '不着色' },
  { label: '蓝色', fill: '#e8f0fa', stroke: '#1a4f9c' },
  { label: '绿色', fill: '#e5f3eb', stroke: '#14704a' },
  { label: '黄色', fill: '#fdf3dc', stroke: '#855000' },
  { label: '红色', fill: '#fcecea', stroke: '#b3261e' },
  { label: '紫色', fill: '#f1e6f7', stroke: '#5b176d' },
  { label: '灰色', fill: '#eef1f4', stroke: '#465263' },
]
