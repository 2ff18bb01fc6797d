/** What every screen stands on: texts, typeface, views, background work, file dialogs. */
@NullMarked
package imprint.ui.kit;

import org.jspecify.annotations.NullMarked;
