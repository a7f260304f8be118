/** Displays: X servers that are missing. */
import type { Rule } from '../../core/model/index.js'

export const display: readonly Rule[] = [
  {
    id: 'display/missing',
    category: 'config',
    ecosystem: 'display',
    pattern:
      /(?:Missing X server or \$DISPLAY|(?:cannot|could not|unable to|Can't|couldn't) (?:open|connect to) (?:X )?display|no display name and no \$DISPLAY environment variable|could not connect to display|xvfb-run: error: .{1,200}|Gtk-WARNING \*\*: .{0,60}cannot open display|qt\.qpa\.(?:xcb|plugin): .{0,60}could not|This application failed to start because no Qt platform plugin|GLFW error.{0,80}X11|java\.awt\.HeadlessException|HeadlessException|_tkinter\.TclError: .{0,80}display|libEGL warning.{0,20}fatal|Fatal server error:)/,
    gate: [
      'missing x server',
      'display',
      'xvfb-run: error',
      'qt.qpa.',
      'no qt platform plugin',
      'glfw error',
      'headlessexception',
      'fatal server error:',
    ],
    excludes: /displayname|display:|display name is|displaying/i,
    role: 'cause',
    strength: 0.88,
    transient: 0.1,
    title: 'There is no display',
    advice: 'Run the tests under `xvfb-run -a`, or headless.',
    example: '[1234:1234:ERROR:ozone_platform_x11.cc] Missing X server or $DISPLAY',
    counterExample: 'Starting Xvfb on display :99',
  },
]
