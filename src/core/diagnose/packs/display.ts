/** Displays and pictures: X servers, snapshots, screenshots. */
import type { Rule } from '../rule.js'

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
  {
    id: 'pixel/snapshot',
    category: 'test',
    ecosystem: 'display',
    pattern:
      /(?:^\s*› (?<count>\d{1,6}) snapshots? (?:failed|obsolete.* failed)|Snapshot `.{1,200}` mismatched|Screenshot comparison failed|\b\d{1,9} pixels \(ratio .{1,40}\) (?:of all image pixels )?are different|Expected image to match or be a close match|\bImage (?:mismatch|diff) .{0,60}%)/,
    gate: [
      'snapshot failed',
      'snapshots failed',
      'mismatched',
      'screenshot comparison failed',
      'are different',
      'expected image to match',
      'image mismatch',
      'image diff',
    ],
    within: { pattern: /snapshot|screenshot|image/i, lines: 30 },
    role: 'cause',
    strength: 0.82,
    transient: 0.1,
    title: 'A snapshot differs',
    advice: 'Look at the difference; update the snapshot when it is meant.',
    example: 'Error: Snapshot `App renders 1` mismatched',
    counterExample: '3 snapshots passed',
  },
]
