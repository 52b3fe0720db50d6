/** A bot that answers in rooms: all that a plugin needs is the API. */
@NonNullByDefault
package org.truflow.bot.example;

import org.eclipse.jdt.annotation.NonNullByDefault;
