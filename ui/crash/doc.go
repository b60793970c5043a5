// Package crash tells the truth about a sudden end of the program without telling what the user wrote.
package crash
