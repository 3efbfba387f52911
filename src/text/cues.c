/*
 * cues.c
 *	  What the furniture of news pages says.
 *
 * The phrases are those that pages of many houses share; where one house's
 * wording would have been needed, form decides instead (blocks.c).  Each cue
 * has the number of words up to which a paragraph may be taken for furniture
 * because of it: "read more" opens a link of ten words, not a paragraph of fifty.
 */
#include "text/cues.h"

#include <string.h>

#include "text/words.h"

/* A limit for cues that stand for themselves, however long the paragraph is. */
#define ANY 255

#define FURNITURE NX_CUE_FURNITURE
#define CAPTION NX_CUE_CAPTION

typedef struct Cue
{
	const char *text;
	uint8_t len;
	uint8_t cue;	   /* NxCue */
	uint8_t max_words; /* of the paragraph; 0: the cue is all of it */
} Cue;

#define CUE(text, cue, max_words)              \
	{                                          \
		text, sizeof(text) - 1, cue, max_words \
	}
#define N_ELEMENTS(array) (sizeof(array) / sizeof((array)[0]))

/* clang-format off */
/* The first words of a paragraph. */
static const Cue openings[] = {
	CUE("a daily roundup", FURNITURE, 12),
	CUE("a daily summary", FURNITURE, 12),
	CUE("a longer version", FURNITURE, 40),
	CUE("a previous version", FURNITURE, 255),
	CUE("a shorter version", FURNITURE, 40),
	CUE("a version of this article", FURNITURE, 40),
	CUE("a version of this column", FURNITURE, 40),
	CUE("a version of this essay", FURNITURE, 40),
	CUE("a version of this piece", FURNITURE, 40),
	CUE("a version of this post", FURNITURE, 40),
	CUE("a version of this story", FURNITURE, 40),
	CUE("about the author", FURNITURE, 255),
	CUE("about the authors", FURNITURE, 255),
	CUE("about us", FURNITURE, 0),
	CUE("above :", CAPTION, 70),
	CUE("above left :", CAPTION, 70),
	CUE("ad", FURNITURE, 0),
	CUE("add a comment", FURNITURE, 6),
	CUE("add your comment", FURNITURE, 8),
	CUE("additional reporting", FURNITURE, 25),
	CUE("ads", FURNITURE, 0),
	CUE("advertise with us", FURNITURE, 6),
	CUE("advertisement", FURNITURE, 12),
	CUE("advertisement scroll to continue", FURNITURE, 6),
	CUE("advertising", FURNITURE, 0),
	CUE("afp photo", CAPTION, 70),
	CUE("all contents ©", FURNITURE, 255),
	CUE("all opinions", FURNITURE, 255),
	CUE("all rights reserved", FURNITURE, 255),
	CUE("already a subscriber", FURNITURE, 12),
	CUE("already have", FURNITURE, 12),
	CUE("also :", FURNITURE, 60),
	CUE("also on", FURNITURE, 12),
	CUE("also read", FURNITURE, 12),
	CUE("also read :", FURNITURE, 60),
	CUE("also see", FURNITURE, 12),
	CUE("an earlier draft", FURNITURE, 255),
	CUE("an earlier version", FURNITURE, 255),
	CUE("analysis opinion", FURNITURE, 0),
	CUE("analysis opinion :", FURNITURE, 4),
	CUE("any opinions", FURNITURE, 255),
	CUE("ap photo", CAPTION, 70),
	CUE("around the web", FURNITURE, 0),
	CUE("article", FURNITURE, 0),
	CUE("article content", FURNITURE, 0),
	CUE("article continues below", FURNITURE, 8),
	CUE("as an amazon associate", FURNITURE, 255),
	CUE("back to top", FURNITURE, 0),
	CUE("be the first to comment", FURNITURE, 8),
	CUE("become a member", FURNITURE, 12),
	CUE("breadcrumb", FURNITURE, 8),
	CUE("break", FURNITURE, 0),
	CUE("browse all", FURNITURE, 25),
	CUE("buy photo", CAPTION, 70),
	CUE("by clicking", FURNITURE, 255),
	CUE("by continuing", FURNITURE, 255),
	CUE("by providing your", FURNITURE, 255),
	CUE("by signing up", FURNITURE, 255),
	CUE("by subscribing", FURNITURE, 255),
	CUE("by using this", FURNITURE, 255),
	CUE("can't see the graphic", FURNITURE, 8),
	CUE("can't see the video", FURNITURE, 8),
	CUE("caption :", CAPTION, 70),
	CUE("catch up on", FURNITURE, 25),
	CUE("categories :", FURNITURE, 60),
	CUE("category :", FURNITURE, 60),
	CUE("check out our", FURNITURE, 25),
	CUE("clarification :", FURNITURE, 255),
	CUE("click below", FURNITURE, 15),
	CUE("click for", FURNITURE, 15),
	CUE("click here", FURNITURE, 15),
	CUE("click here :", FURNITURE, 60),
	CUE("click on", FURNITURE, 15),
	CUE("click the", FURNITURE, 15),
	CUE("click this", FURNITURE, 15),
	CUE("click through", FURNITURE, 15),
	CUE("click to", FURNITURE, 8),
	CUE("close", FURNITURE, 0),
	CUE("close share options", FURNITURE, 8),
	CUE("collapse", FURNITURE, 8),
	CUE("comment", FURNITURE, 0),
	CUE("comment is free", FURNITURE, 0),
	CUE("comments", FURNITURE, 4),
	CUE("comments :", FURNITURE, 60),
	CUE("comments are closed", FURNITURE, 8),
	CUE("compiled by", FURNITURE, 25),
	CUE("contact :", FURNITURE, 60),
	CUE("contact the author", FURNITURE, 25),
	CUE("contact the reporter", FURNITURE, 25),
	CUE("contact the writer", FURNITURE, 25),
	CUE("contact us", FURNITURE, 25),
	CUE("continue", FURNITURE, 0),
	CUE("continue reading", FURNITURE, 12),
	CUE("continued below", FURNITURE, 8),
	CUE("contributed by :", FURNITURE, 60),
	CUE("contributing :", FURNITURE, 60),
	CUE("contributors :", FURNITURE, 60),
	CUE("cookie policy", FURNITURE, 8),
	CUE("copied", FURNITURE, 0),
	CUE("copy link", FURNITURE, 8),
	CUE("copyright", FURNITURE, 255),
	CUE("correction :", FURNITURE, 255),
	CUE("corrections :", FURNITURE, 255),
	CUE("corrections amplifications", FURNITURE, 0),
	CUE("courtesy of", CAPTION, 70),
	CUE("cover photo", CAPTION, 70),
	CUE("create an account", FURNITURE, 8),
	CUE("created :", FURNITURE, 40),
	CUE("credit :", FURNITURE, 60),
	CUE("credits :", FURNITURE, 60),
	CUE("did you like", FURNITURE, 8),
	CUE("disclaimer :", FURNITURE, 255),
	CUE("disclosure :", FURNITURE, 255),
	CUE("discover more", FURNITURE, 25),
	CUE("distributed by", FURNITURE, 40),
	CUE("don't miss", FURNITURE, 12),
	CUE("don't miss :", FURNITURE, 60),
	CUE("don't see the graphic", FURNITURE, 8),
	CUE("download", FURNITURE, 25),
	CUE("download :", FURNITURE, 60),
	CUE("download our", FURNITURE, 12),
	CUE("download the", FURNITURE, 12),
	CUE("e mail", FURNITURE, 0),
	CUE("e mail us", FURNITURE, 25),
	CUE("edited by", FURNITURE, 25),
	CUE("editing by", FURNITURE, 25),
	CUE("editor's note", FURNITURE, 255),
	CUE("editor's notes", FURNITURE, 255),
	CUE("editor's picks", FURNITURE, 0),
	CUE("editors note", FURNITURE, 255),
	CUE("editors' note", FURNITURE, 255),
	CUE("editors' picks", FURNITURE, 0),
	CUE("email", FURNITURE, 0),
	CUE("email :", FURNITURE, 8),
	CUE("email this", FURNITURE, 8),
	CUE("email us", FURNITURE, 25),
	CUE("enable javascript", FURNITURE, 255),
	CUE("ends", FURNITURE, 0),
	CUE("enlarge image", CAPTION, 70),
	CUE("enlarge this image", CAPTION, 70),
	CUE("enter email", FURNITURE, 8),
	CUE("enter your email", FURNITURE, 8),
	CUE("exclusive to subscribers", FURNITURE, 0),
	CUE("explore :", FURNITURE, 60),
	CUE("facebook", FURNITURE, 0),
	CUE("feature image", CAPTION, 70),
	CUE("feature photo", CAPTION, 70),
	CUE("featured image", CAPTION, 70),
	CUE("file :", CAPTION, 70),
	CUE("file photo", CAPTION, 70),
	CUE("file photo :", CAPTION, 70),
	CUE("file pic", CAPTION, 70),
	CUE("filed under", FURNITURE, 8),
	CUE("filed under :", FURNITURE, 60),
	CUE("find us on", FURNITURE, 8),
	CUE("first published", FURNITURE, 8),
	CUE("follow", FURNITURE, 0),
	CUE("follow :", FURNITURE, 60),
	CUE("follow @", FURNITURE, 25),
	CUE("follow along", FURNITURE, 8),
	CUE("follow cnn", FURNITURE, 8),
	CUE("follow her", FURNITURE, 8),
	CUE("follow him", FURNITURE, 8),
	CUE("follow live", FURNITURE, 4),
	CUE("follow me", FURNITURE, 8),
	CUE("follow me on", FURNITURE, 25),
	CUE("follow our", FURNITURE, 25),
	CUE("follow the latest", FURNITURE, 255),
	CUE("follow them", FURNITURE, 8),
	CUE("follow this story", FURNITURE, 40),
	CUE("follow us", FURNITURE, 8),
	CUE("follow us on", FURNITURE, 25),
	CUE("following", FURNITURE, 0),
	CUE("for confidential support", FURNITURE, 255),
	CUE("for full coverage", FURNITURE, 12),
	CUE("for more coverage", FURNITURE, 12),
	CUE("for more from", FURNITURE, 12),
	CUE("for more information", FURNITURE, 40),
	CUE("for more on", FURNITURE, 12),
	CUE("for permission", FURNITURE, 255),
	CUE("for reprint", FURNITURE, 255),
	CUE("for the latest", FURNITURE, 25),
	CUE("free to read", FURNITURE, 0),
	CUE("from our partners", FURNITURE, 8),
	CUE("from the web", FURNITURE, 0),
	CUE("full coverage", FURNITURE, 8),
	CUE("full coverage :", FURNITURE, 60),
	CUE("full screen", FURNITURE, 8),
	CUE("further reading :", FURNITURE, 60),
	CUE("gallery", FURNITURE, 8),
	CUE("gallery :", FURNITURE, 60),
	CUE("get breaking", FURNITURE, 12),
	CUE("get our", FURNITURE, 25),
	CUE("get the latest", FURNITURE, 12),
	CUE("getty images", CAPTION, 70),
	CUE("gift article", FURNITURE, 0),
	CUE("go deeper :", FURNITURE, 60),
	CUE("got a confidential", FURNITURE, 25),
	CUE("got a question", FURNITURE, 25),
	CUE("got a story", FURNITURE, 25),
	CUE("got a tip", FURNITURE, 25),
	CUE("graphic :", FURNITURE, 60),
	CUE("graphic by", CAPTION, 70),
	CUE("h t :", FURNITURE, 60),
	CUE("hat tip :", FURNITURE, 60),
	CUE("have a tip", FURNITURE, 25),
	CUE("have something to say", FURNITURE, 25),
	CUE("have your say", FURNITURE, 8),
	CUE("header image", CAPTION, 70),
	CUE("hear more", FURNITURE, 8),
	CUE("help us continue", FURNITURE, 40),
	CUE("help us keep", FURNITURE, 40),
	CUE("hide caption", CAPTION, 70),
	CUE("hide comments", FURNITURE, 0),
	CUE("how does this make you feel", FURNITURE, 8),
	CUE("if you appreciate", FURNITURE, 25),
	CUE("if you enjoyed this", FURNITURE, 25),
	CUE("if you have a tip", FURNITURE, 40),
	CUE("if you have any", FURNITURE, 40),
	CUE("if you have information", FURNITURE, 40),
	CUE("if you like this", FURNITURE, 25),
	CUE("if you or anyone you know", FURNITURE, 40),
	CUE("if you or someone you know", FURNITURE, 40),
	CUE("if you value", FURNITURE, 25),
	CUE("illustration :", CAPTION, 70),
	CUE("illustration by", CAPTION, 70),
	CUE("image", FURNITURE, 0),
	CUE("image 1 of", FURNITURE, 8),
	CUE("image :", CAPTION, 70),
	CUE("image by", CAPTION, 70),
	CUE("image caption", CAPTION, 70),
	CUE("image copyright", CAPTION, 70),
	CUE("image courtesy", CAPTION, 70),
	CUE("image credit", CAPTION, 70),
	CUE("image credit not", FURNITURE, 8),
	CUE("image source", CAPTION, 70),
	CUE("image via", CAPTION, 70),
	CUE("images", FURNITURE, 0),
	CUE("in photos :", FURNITURE, 60),
	CUE("in pictures :", FURNITURE, 60),
	CUE("in this article :", FURNITURE, 60),
	CUE("information from", FURNITURE, 25),
	CUE("information in this article", FURNITURE, 255),
	CUE("instagram", FURNITURE, 0),
	CUE("interactive :", FURNITURE, 60),
	CUE("interactive graphic :", FURNITURE, 60),
	CUE("interview highlights", FURNITURE, 8),
	CUE("join our", FURNITURE, 25),
	CUE("join the conversation", FURNITURE, 0),
	CUE("join us on", FURNITURE, 8),
	CUE("jump to", FURNITURE, 8),
	CUE("keep reading", FURNITURE, 12),
	CUE("key points", FURNITURE, 0),
	CUE("keywords :", FURNITURE, 60),
	CUE("labels :", FURNITURE, 60),
	CUE("last modified", FURNITURE, 8),
	CUE("last updated", FURNITURE, 12),
	CUE("last updated :", FURNITURE, 40),
	CUE("latest", FURNITURE, 0),
	CUE("latest :", FURNITURE, 60),
	CUE("latest news", FURNITURE, 0),
	CUE("lead image", CAPTION, 70),
	CUE("learn more :", FURNITURE, 60),
	CUE("leave a comment", FURNITURE, 8),
	CUE("leave a reply", FURNITURE, 8),
	CUE("let us know", FURNITURE, 25),
	CUE("like us on", FURNITURE, 8),
	CUE("like us on facebook", FURNITURE, 60),
	CUE("like what you", FURNITURE, 25),
	CUE("link copied", FURNITURE, 8),
	CUE("listen", FURNITURE, 0),
	CUE("listen :", FURNITURE, 60),
	CUE("listen to", FURNITURE, 8),
	CUE("live blog :", FURNITURE, 60),
	CUE("live updates", FURNITURE, 8),
	CUE("live updates :", FURNITURE, 60),
	CUE("load more", FURNITURE, 8),
	CUE("loading", FURNITURE, 8),
	CUE("log in", FURNITURE, 0),
	CUE("log in to", FURNITURE, 12),
	CUE("login", FURNITURE, 0),
	CUE("love what you", FURNITURE, 25),
	CUE("main image", CAPTION, 70),
	CUE("main navigation", FURNITURE, 8),
	CUE("main photo", CAPTION, 70),
	CUE("manage newsletters", FURNITURE, 255),
	CUE("material from", FURNITURE, 25),
	CUE("media caption", CAPTION, 70),
	CUE("media contact :", FURNITURE, 60),
	CUE("media playback", CAPTION, 70),
	CUE("menu", FURNITURE, 0),
	CUE("modified :", FURNITURE, 40),
	CUE("more", FURNITURE, 0),
	CUE("more :", FURNITURE, 60),
	CUE("more coverage", FURNITURE, 8),
	CUE("more coverage :", FURNITURE, 60),
	CUE("more from", FURNITURE, 8),
	CUE("more information about", FURNITURE, 255),
	CUE("more like this", FURNITURE, 8),
	CUE("more news", FURNITURE, 0),
	CUE("more on this", FURNITURE, 60),
	CUE("more on this story", FURNITURE, 0),
	CUE("more on this story :", FURNITURE, 60),
	CUE("more on this topic", FURNITURE, 0),
	CUE("more stories", FURNITURE, 12),
	CUE("more to read", FURNITURE, 8),
	CUE("more videos", FURNITURE, 8),
	CUE("most commented", FURNITURE, 0),
	CUE("most popular", FURNITURE, 0),
	CUE("most read", FURNITURE, 0),
	CUE("most read in", FURNITURE, 8),
	CUE("most viewed", FURNITURE, 0),
	CUE("most viewed in", FURNITURE, 8),
	CUE("music", FURNITURE, 0),
	CUE("must read :", FURNITURE, 60),
	CUE("must reads :", FURNITURE, 60),
	CUE("mute", FURNITURE, 0),
	CUE("newsletter", FURNITURE, 0),
	CUE("newsletter :", FURNITURE, 60),
	CUE("newsletter sign up", FURNITURE, 0),
	CUE("newsletters", FURNITURE, 0),
	CUE("next", FURNITURE, 0),
	CUE("next article", FURNITURE, 0),
	CUE("next image", FURNITURE, 8),
	CUE("no comments", FURNITURE, 0),
	CUE("no part of this", FURNITURE, 255),
	CUE("not a subscriber", FURNITURE, 12),
	CUE("note :", FURNITURE, 255),
	CUE("note to editors", FURNITURE, 255),
	CUE("note to readers", FURNITURE, 255),
	CUE("now playing", FURNITURE, 0),
	CUE("online :", FURNITURE, 60),
	CUE("open in app", FURNITURE, 0),
	CUE("opinion", FURNITURE, 0),
	CUE("opinion :", FURNITURE, 8),
	CUE("opinions expressed", FURNITURE, 255),
	CUE("originally published", FURNITURE, 8),
	CUE("our journalists", FURNITURE, 255),
	CUE("our mission", FURNITURE, 255),
	CUE("our original post", FURNITURE, 255),
	CUE("our privacy", FURNITURE, 255),
	CUE("our standards :", FURNITURE, 255),
	CUE("parts of this", FURNITURE, 255),
	CUE("perspective", FURNITURE, 0),
	CUE("photo", FURNITURE, 0),
	CUE("photo :", CAPTION, 70),
	CUE("photo by", CAPTION, 70),
	CUE("photo courtesy", CAPTION, 70),
	CUE("photo credit", CAPTION, 70),
	CUE("photo gallery", FURNITURE, 8),
	CUE("photo gallery :", FURNITURE, 60),
	CUE("photo illustration", CAPTION, 70),
	CUE("photo via", CAPTION, 70),
	CUE("photograph :", CAPTION, 70),
	CUE("photograph by", CAPTION, 70),
	CUE("photographs by", CAPTION, 70),
	CUE("photos", FURNITURE, 0),
	CUE("photos :", FURNITURE, 60),
	CUE("photos by", CAPTION, 70),
	CUE("picture :", CAPTION, 70),
	CUE("picture by", CAPTION, 70),
	CUE("picture credit", CAPTION, 70),
	CUE("picture gallery", FURNITURE, 8),
	CUE("pictured :", CAPTION, 70),
	CUE("pictured above", CAPTION, 70),
	CUE("pictured left", CAPTION, 70),
	CUE("pictured right", CAPTION, 70),
	CUE("pictures :", FURNITURE, 60),
	CUE("placeholder", FURNITURE, 0),
	CUE("play :", FURNITURE, 60),
	CUE("play facebook", FURNITURE, 0),
	CUE("play now", FURNITURE, 8),
	CUE("play video", FURNITURE, 8),
	CUE("please click", FURNITURE, 12),
	CUE("please consider", FURNITURE, 25),
	CUE("please enable", FURNITURE, 8),
	CUE("please log", FURNITURE, 12),
	CUE("please note that comments", FURNITURE, 25),
	CUE("please read our", FURNITURE, 25),
	CUE("please sign", FURNITURE, 12),
	CUE("please subscribe", FURNITURE, 12),
	CUE("please support", FURNITURE, 25),
	CUE("please try", FURNITURE, 12),
	CUE("podcast :", FURNITURE, 60),
	CUE("policing the usa :", FURNITURE, 60),
	CUE("poll :", FURNITURE, 60),
	CUE("popular now", FURNITURE, 0),
	CUE("portions of this", FURNITURE, 255),
	CUE("post a comment", FURNITURE, 8),
	CUE("posted :", FURNITURE, 40),
	CUE("posted at", FURNITURE, 8),
	CUE("posted by", FURNITURE, 8),
	CUE("posted on", FURNITURE, 8),
	CUE("powered by", FURNITURE, 8),
	CUE("prev", FURNITURE, 0),
	CUE("prev image", FURNITURE, 8),
	CUE("previous", FURNITURE, 0),
	CUE("previous article", FURNITURE, 0),
	CUE("print", FURNITURE, 0),
	CUE("print this", FURNITURE, 8),
	CUE("privacy policy", FURNITURE, 8),
	CUE("promoted", FURNITURE, 0),
	CUE("promoted content", FURNITURE, 0),
	CUE("published :", FURNITURE, 40),
	CUE("published by", FURNITURE, 8),
	CUE("published by arrangement", FURNITURE, 255),
	CUE("published in", FURNITURE, 40),
	CUE("published on", FURNITURE, 40),
	CUE("pullquote", FURNITURE, 0),
	CUE("rate this", FURNITURE, 8),
	CUE("reach her at", FURNITURE, 25),
	CUE("reach him at", FURNITURE, 25),
	CUE("reach the", FURNITURE, 25),
	CUE("reach them at", FURNITURE, 25),
	CUE("read :", FURNITURE, 60),
	CUE("read also", FURNITURE, 12),
	CUE("read also :", FURNITURE, 60),
	CUE("read article", FURNITURE, 8),
	CUE("read cnnopinion's", FURNITURE, 12),
	CUE("read full", FURNITURE, 8),
	CUE("read it", FURNITURE, 0),
	CUE("read more", FURNITURE, 25),
	CUE("read more :", FURNITURE, 60),
	CUE("read more from", FURNITURE, 8),
	CUE("read next", FURNITURE, 8),
	CUE("read or share this", FURNITURE, 25),
	CUE("read our", FURNITURE, 8),
	CUE("read the full", FURNITURE, 8),
	CUE("read this next", FURNITURE, 8),
	CUE("recommended", FURNITURE, 4),
	CUE("recommended :", FURNITURE, 60),
	CUE("recommended for you", FURNITURE, 0),
	CUE("register", FURNITURE, 0),
	CUE("register for", FURNITURE, 25),
	CUE("register now", FURNITURE, 25),
	CUE("register to", FURNITURE, 12),
	CUE("related", FURNITURE, 0),
	CUE("related :", FURNITURE, 60),
	CUE("related article", FURNITURE, 12),
	CUE("related article :", FURNITURE, 60),
	CUE("related articles", FURNITURE, 0),
	CUE("related articles :", FURNITURE, 60),
	CUE("related content", FURNITURE, 0),
	CUE("related content :", FURNITURE, 60),
	CUE("related coverage", FURNITURE, 12),
	CUE("related coverage :", FURNITURE, 60),
	CUE("related links", FURNITURE, 0),
	CUE("related links :", FURNITURE, 60),
	CUE("related news", FURNITURE, 0),
	CUE("related news :", FURNITURE, 60),
	CUE("related stories", FURNITURE, 0),
	CUE("related stories :", FURNITURE, 60),
	CUE("related story", FURNITURE, 12),
	CUE("related story :", FURNITURE, 60),
	CUE("related topics", FURNITURE, 12),
	CUE("related video", FURNITURE, 12),
	CUE("related video :", FURNITURE, 60),
	CUE("replay", FURNITURE, 0),
	CUE("report an error", FURNITURE, 8),
	CUE("report this", FURNITURE, 8),
	CUE("reported by :", FURNITURE, 60),
	CUE("reporting by", FURNITURE, 25),
	CUE("reprinted", FURNITURE, 255),
	CUE("reprints", FURNITURE, 255),
	CUE("reproduced with", FURNITURE, 255),
	CUE("reuters photo", CAPTION, 70),
	CUE("save", FURNITURE, 0),
	CUE("save article", FURNITURE, 8),
	CUE("save this", FURNITURE, 8),
	CUE("saved", FURNITURE, 0),
	CUE("screen grab", CAPTION, 70),
	CUE("screengrab", CAPTION, 70),
	CUE("screenshot", CAPTION, 70),
	CUE("scroll down", FURNITURE, 8),
	CUE("scroll to continue", FURNITURE, 8),
	CUE("search", FURNITURE, 0),
	CUE("see also", FURNITURE, 0),
	CUE("see also :", FURNITURE, 60),
	CUE("see full", FURNITURE, 8),
	CUE("see more", FURNITURE, 8),
	CUE("see what others", FURNITURE, 12),
	CUE("send a tip", FURNITURE, 25),
	CUE("send letters", FURNITURE, 25),
	CUE("send tips", FURNITURE, 25),
	CUE("send us", FURNITURE, 25),
	CUE("share", FURNITURE, 0),
	CUE("share :", FURNITURE, 60),
	CUE("share on", FURNITURE, 8),
	CUE("share selection", FURNITURE, 0),
	CUE("share this", FURNITURE, 8),
	CUE("share via", FURNITURE, 8),
	CUE("share your", FURNITURE, 8),
	CUE("show comments", FURNITURE, 0),
	CUE("sign in", FURNITURE, 12),
	CUE("sign me up", FURNITURE, 8),
	CUE("sign up", FURNITURE, 25),
	CUE("sign up :", FURNITURE, 60),
	CUE("sign up to", FURNITURE, 12),
	CUE("skip ad", FURNITURE, 0),
	CUE("skip to", FURNITURE, 8),
	CUE("slideshow", FURNITURE, 8),
	CUE("slideshow :", FURNITURE, 60),
	CUE("sort by", FURNITURE, 8),
	CUE("soundbite of music", FURNITURE, 0),
	CUE("source :", FURNITURE, 60),
	CUE("sources :", FURNITURE, 60),
	CUE("special coverage", FURNITURE, 8),
	CUE("special coverage :", FURNITURE, 60),
	CUE("sponsored", FURNITURE, 0),
	CUE("sponsored :", FURNITURE, 60),
	CUE("sponsored content", FURNITURE, 0),
	CUE("sports :", FURNITURE, 60),
	CUE("start your day", FURNITURE, 8),
	CUE("start your free", FURNITURE, 12),
	CUE("stay informed", FURNITURE, 25),
	CUE("stay on top", FURNITURE, 25),
	CUE("stay up to date", FURNITURE, 25),
	CUE("stories :", FURNITURE, 60),
	CUE("story :", FURNITURE, 60),
	CUE("story continued", FURNITURE, 8),
	CUE("story continues", FURNITURE, 8),
	CUE("story highlights", FURNITURE, 0),
	CUE("submit your", FURNITURE, 25),
	CUE("subscribe", FURNITURE, 25),
	CUE("subscribe :", FURNITURE, 60),
	CUE("subscriber exclusive", FURNITURE, 8),
	CUE("summarize this article", FURNITURE, 8),
	CUE("support independent", FURNITURE, 12),
	CUE("support npr", FURNITURE, 12),
	CUE("support our", FURNITURE, 12),
	CUE("support quality journalism", FURNITURE, 0),
	CUE("support us", FURNITURE, 8),
	CUE("support vox", FURNITURE, 12),
	CUE("supported by", FURNITURE, 0),
	CUE("swipe", FURNITURE, 8),
	CUE("tags", FURNITURE, 0),
	CUE("tags :", FURNITURE, 60),
	CUE("tap here", FURNITURE, 8),
	CUE("tell us", FURNITURE, 25),
	CUE("terms of service", FURNITURE, 8),
	CUE("terms of use", FURNITURE, 8),
	CUE("thank you for reading", FURNITURE, 25),
	CUE("thank you for signing", FURNITURE, 25),
	CUE("thank you for subscribing", FURNITURE, 25),
	CUE("thank you for watching", FURNITURE, 8),
	CUE("thanks for reading", FURNITURE, 25),
	CUE("thanks for watching", FURNITURE, 8),
	CUE("the associated press contributed", FURNITURE, 255),
	CUE("the author is a", FURNITURE, 255),
	CUE("the author's opinions", FURNITURE, 255),
	CUE("the authors are", FURNITURE, 255),
	CUE("the conversation is an", FURNITURE, 255),
	CUE("the opinions expressed", FURNITURE, 255),
	CUE("the views expressed", FURNITURE, 255),
	CUE("the writer is a", FURNITURE, 255),
	CUE("the writers are", FURNITURE, 255),
	CUE("there are no comments", FURNITURE, 25),
	CUE("these are the opinions", FURNITURE, 255),
	CUE("this article appeared", FURNITURE, 255),
	CUE("this article appears in", FURNITURE, 255),
	CUE("this article contains", FURNITURE, 255),
	CUE("this article first", FURNITURE, 255),
	CUE("this article has been", FURNITURE, 255),
	CUE("this article is more than", FURNITURE, 255),
	CUE("this article is part of", FURNITURE, 255),
	CUE("this article is republished", FURNITURE, 255),
	CUE("this article originally", FURNITURE, 255),
	CUE("this article tagged", FURNITURE, 255),
	CUE("this article was", FURNITURE, 255),
	CUE("this column first", FURNITURE, 255),
	CUE("this column originally", FURNITURE, 255),
	CUE("this column was", FURNITURE, 255),
	CUE("this commentary first", FURNITURE, 255),
	CUE("this commentary was", FURNITURE, 255),
	CUE("this commenting section", FURNITURE, 255),
	CUE("this content is created", FURNITURE, 40),
	CUE("this content is not", FURNITURE, 12),
	CUE("this content is provided", FURNITURE, 40),
	CUE("this content was", FURNITURE, 40),
	CUE("this conversation has been", FURNITURE, 255),
	CUE("this copy is for", FURNITURE, 255),
	CUE("this embed", FURNITURE, 25),
	CUE("this essay first", FURNITURE, 255),
	CUE("this essay originally", FURNITURE, 255),
	CUE("this essay was", FURNITURE, 255),
	CUE("this interview has been", FURNITURE, 255),
	CUE("this interview was", FURNITURE, 255),
	CUE("this is a rush", FURNITURE, 255),
	CUE("this is a rush transcript", FURNITURE, 12),
	CUE("this is ai generated", FURNITURE, 255),
	CUE("this is an opinion", FURNITURE, 255),
	CUE("this material has not", FURNITURE, 255),
	CUE("this material may not", FURNITURE, 255),
	CUE("this piece first", FURNITURE, 255),
	CUE("this piece is part of", FURNITURE, 40),
	CUE("this piece originally", FURNITURE, 255),
	CUE("this piece was", FURNITURE, 255),
	CUE("this post first", FURNITURE, 255),
	CUE("this post has been", FURNITURE, 255),
	CUE("this post originally", FURNITURE, 255),
	CUE("this post was", FURNITURE, 255),
	CUE("this report has been", FURNITURE, 255),
	CUE("this site uses", FURNITURE, 255),
	CUE("this story appeared", FURNITURE, 255),
	CUE("this story appears in", FURNITURE, 255),
	CUE("this story first", FURNITURE, 255),
	CUE("this story has been", FURNITURE, 255),
	CUE("this story is part of", FURNITURE, 255),
	CUE("this story originally", FURNITURE, 255),
	CUE("this story was", FURNITURE, 255),
	CUE("this transcript", FURNITURE, 255),
	CUE("this video is not", FURNITURE, 12),
	CUE("this website uses", FURNITURE, 255),
	CUE("this work is licensed", FURNITURE, 255),
	CUE("to comment on", FURNITURE, 25),
	CUE("to contact", FURNITURE, 25),
	CUE("to learn more about how", FURNITURE, 25),
	CUE("to read more", FURNITURE, 25),
	CUE("to receive", FURNITURE, 25),
	CUE("to subscribe", FURNITURE, 25),
	CUE("toggle caption", CAPTION, 70),
	CUE("toggle navigation", FURNITURE, 8),
	CUE("top image", CAPTION, 70),
	CUE("top stories", FURNITURE, 0),
	CUE("topics", FURNITURE, 0),
	CUE("topics :", FURNITURE, 60),
	CUE("transcript", FURNITURE, 0),
	CUE("transcript provided by", FURNITURE, 6),
	CUE("trending", FURNITURE, 0),
	CUE("trending :", FURNITURE, 60),
	CUE("trending now", FURNITURE, 0),
	CUE("try it free", FURNITURE, 12),
	CUE("tune in", FURNITURE, 25),
	CUE("tweet", FURNITURE, 0),
	CUE("twitter", FURNITURE, 0),
	CUE("twitter :", FURNITURE, 60),
	CUE("unlock", FURNITURE, 12),
	CUE("unmute", FURNITURE, 0),
	CUE("up next", FURNITURE, 0),
	CUE("up next in", FURNITURE, 8),
	CUE("updated :", FURNITURE, 40),
	CUE("updated at", FURNITURE, 8),
	CUE("updated on", FURNITURE, 8),
	CUE("urgent :", FURNITURE, 4),
	CUE("used with permission", FURNITURE, 255),
	CUE("video", FURNITURE, 0),
	CUE("video :", FURNITURE, 60),
	CUE("video caption", CAPTION, 70),
	CUE("videos", FURNITURE, 0),
	CUE("videos :", FURNITURE, 60),
	CUE("view :", FURNITURE, 60),
	CUE("view all", FURNITURE, 8),
	CUE("view comments", FURNITURE, 8),
	CUE("view full", FURNITURE, 8),
	CUE("view gallery", FURNITURE, 0),
	CUE("view more", FURNITURE, 8),
	CUE("view photos", FURNITURE, 0),
	CUE("views expressed", FURNITURE, 255),
	CUE("visit business insider's", FURNITURE, 12),
	CUE("visit our", FURNITURE, 12),
	CUE("visit website", FURNITURE, 8),
	CUE("vote now", FURNITURE, 8),
	CUE("want more", FURNITURE, 25),
	CUE("want to know more", FURNITURE, 25),
	CUE("was this article", FURNITURE, 8),
	CUE("watch :", FURNITURE, 60),
	CUE("watch cnn", FURNITURE, 25),
	CUE("watch live", FURNITURE, 6),
	CUE("watch now", FURNITURE, 6),
	CUE("watch the full", FURNITURE, 8),
	CUE("watch the latest", FURNITURE, 25),
	CUE("watch the video", FURNITURE, 8),
	CUE("watch video", FURNITURE, 8),
	CUE("we and our partners", FURNITURE, 255),
	CUE("we have updated our", FURNITURE, 255),
	CUE("we may earn", FURNITURE, 255),
	CUE("we use cookies", FURNITURE, 255),
	CUE("we want to hear", FURNITURE, 25),
	CUE("we welcome your", FURNITURE, 255),
	CUE("we'd like to hear", FURNITURE, 25),
	CUE("we'd love to hear", FURNITURE, 25),
	CUE("we've updated our", FURNITURE, 255),
	CUE("what did you think", FURNITURE, 8),
	CUE("what do you think", FURNITURE, 8),
	CUE("what to read next", FURNITURE, 0),
	CUE("what to read next :", FURNITURE, 60),
	CUE("whatsapp", FURNITURE, 0),
	CUE("with additional reporting", FURNITURE, 25),
	CUE("with agencies", FURNITURE, 25),
	CUE("with agency inputs", FURNITURE, 25),
	CUE("with files from", FURNITURE, 25),
	CUE("with input from", FURNITURE, 25),
	CUE("with inputs from", FURNITURE, 25),
	CUE("with material from", FURNITURE, 25),
	CUE("with post wires", FURNITURE, 0),
	CUE("with reporting by", FURNITURE, 25),
	CUE("with reporting from", FURNITURE, 25),
	CUE("write a comment", FURNITURE, 8),
	CUE("writing by", FURNITURE, 25),
	CUE("you are now", FURNITURE, 255),
	CUE("you can also follow", FURNITURE, 255),
	CUE("you can follow @", FURNITURE, 255),
	CUE("you can follow her", FURNITURE, 255),
	CUE("you can follow him", FURNITURE, 255),
	CUE("you can follow me", FURNITURE, 255),
	CUE("you can follow us", FURNITURE, 255),
	CUE("you can opt", FURNITURE, 255),
	CUE("you can unsubscribe", FURNITURE, 255),
	CUE("you have read", FURNITURE, 25),
	CUE("you may also", FURNITURE, 25),
	CUE("you may like", FURNITURE, 0),
	CUE("you might also", FURNITURE, 25),
	CUE("you must be", FURNITURE, 25),
	CUE("you've read", FURNITURE, 25),
	CUE("your browser", FURNITURE, 255),
	CUE("your email", FURNITURE, 8),
	CUE("your privacy", FURNITURE, 255),
	CUE("your support", FURNITURE, 25),
	CUE("youtube", FURNITURE, 0),
	CUE("©", FURNITURE, 255),
};

/* Words anywhere in a short paragraph. */
static const Cue phrases[] = {
	CUE("a contribution today", FURNITURE, 60),
	CUE("a donation today", FURNITURE, 40),
	CUE("additional reporting by", FURNITURE, 60),
	CUE("all rights reserved", FURNITURE, 60),
	CUE("already a subscriber", FURNITURE, 60),
	CUE("can be reached at", FURNITURE, 60),
	CUE("can be reached by email", FURNITURE, 60),
	CUE("cancel any time", FURNITURE, 60),
	CUE("cancel anytime", FURNITURE, 60),
	CUE("click here for", FURNITURE, 25),
	CUE("click here if", FURNITURE, 25),
	CUE("click here now", FURNITURE, 25),
	CUE("click here to", FURNITURE, 25),
	CUE("comments for this thread", FURNITURE, 60),
	CUE("contributed additional reporting", FURNITURE, 60),
	CUE("contributed reporting", FURNITURE, 60),
	CUE("contributed research", FURNITURE, 60),
	CUE("contributed to the report", FURNITURE, 60),
	CUE("contributed to this article", FURNITURE, 60),
	CUE("contributed to this piece", FURNITURE, 60),
	CUE("contributed to this post", FURNITURE, 60),
	CUE("contributed to this report", FURNITURE, 60),
	CUE("contributed to this story", FURNITURE, 60),
	CUE("copy may not be in its final form", FURNITURE, 60),
	CUE("creators syndicate", FURNITURE, 60),
	CUE("do not necessarily reflect", FURNITURE, 60),
	CUE("do not necessarily represent", FURNITURE, 60),
	CUE("does not necessarily reflect", FURNITURE, 60),
	CUE("download the app", FURNITURE, 60),
	CUE("find her on twitter", FURNITURE, 60),
	CUE("find him on twitter", FURNITURE, 60),
	CUE("find me on", FURNITURE, 60),
	CUE("follow her on", FURNITURE, 60),
	CUE("follow him on", FURNITURE, 60),
	CUE("follow me on", FURNITURE, 60),
	CUE("follow their work", FURNITURE, 60),
	CUE("follow them on", FURNITURE, 60),
	CUE("follow us on", FURNITURE, 60),
	CUE("for use with attribution", FURNITURE, 60),
	CUE("help support our", FURNITURE, 60),
	CUE("is a cnn contributor", FURNITURE, 60),
	CUE("is a cnn political", FURNITURE, 60),
	CUE("is a columnist for", FURNITURE, 60),
	CUE("is a columnist with", FURNITURE, 60),
	CUE("is a contributing columnist", FURNITURE, 60),
	CUE("is a contributing editor", FURNITURE, 60),
	CUE("is a contributing writer", FURNITURE, 60),
	CUE("is a contributor to", FURNITURE, 60),
	CUE("is a fox news contributor", FURNITURE, 60),
	CUE("is a freelance", FURNITURE, 60),
	CUE("is a frequent contributor", FURNITURE, 60),
	CUE("is a nationally syndicated", FURNITURE, 60),
	CUE("is a political reporter", FURNITURE, 60),
	CUE("is a regular contributor", FURNITURE, 60),
	CUE("is a reporter at", FURNITURE, 60),
	CUE("is a reporter for", FURNITURE, 60),
	CUE("is a senior editor", FURNITURE, 60),
	CUE("is a senior fellow at", FURNITURE, 60),
	CUE("is a senior writer", FURNITURE, 60),
	CUE("is a staff writer", FURNITURE, 40),
	CUE("is a syndicated columnist", FURNITURE, 60),
	CUE("is an associate editor", FURNITURE, 60),
	CUE("is an opinion columnist", FURNITURE, 60),
	CUE("is an opinion contributor", FURNITURE, 60),
	CUE("is editor emeritus", FURNITURE, 60),
	CUE("is editor in chief", FURNITURE, 60),
	CUE("is executive editor of", FURNITURE, 60),
	CUE("is managing editor of", FURNITURE, 60),
	CUE("is reprinted with", FURNITURE, 60),
	CUE("is the author of the forthcoming", FURNITURE, 60),
	CUE("is the editor of", FURNITURE, 60),
	CUE("join us on facebook", FURNITURE, 60),
	CUE("king features syndicate", FURNITURE, 60),
	CUE("last modified on", FURNITURE, 60),
	CUE("last updated at", FURNITURE, 60),
	CUE("like us on facebook", FURNITURE, 60),
	CUE("make a contribution", FURNITURE, 60),
	CUE("may earn a commission", FURNITURE, 60),
	CUE("may not be published", FURNITURE, 60),
	CUE("may not be reproduced", FURNITURE, 60),
	CUE("min read", FURNITURE, 14),
	CUE("mins read", FURNITURE, 14),
	CUE("minute read", FURNITURE, 14),
	CUE("minutes read", FURNITURE, 14),
	CUE("more about sponsored", FURNITURE, 60),
	CUE("news app", FURNITURE, 14),
	CUE("newsletter here", FURNITURE, 60),
	CUE("not necessarily those of", FURNITURE, 60),
	CUE("on twitter @", FURNITURE, 60),
	CUE("on twitter at @", FURNITURE, 60),
	CUE("originally appeared at", FURNITURE, 60),
	CUE("originally appeared in", FURNITURE, 60),
	CUE("originally appeared on", FURNITURE, 60),
	CUE("our daily newsletter", FURNITURE, 60),
	CUE("our free newsletter", FURNITURE, 60),
	CUE("our newsletter", FURNITURE, 60),
	CUE("our newsletters", FURNITURE, 60),
	CUE("provided additional reporting", FURNITURE, 60),
	CUE("read more at", FURNITURE, 60),
	CUE("read more here", FURNITURE, 60),
	CUE("reprinted with permission", FURNITURE, 60),
	CUE("republished with permission", FURNITURE, 60),
	CUE("s author page", FURNITURE, 60),
	CUE("see more at", FURNITURE, 60),
	CUE("sign up for our", FURNITURE, 60),
	CUE("sign up for the newsletter", FURNITURE, 60),
	CUE("sign up here", FURNITURE, 30),
	CUE("solely those of the", FURNITURE, 60),
	CUE("staff writer at", FURNITURE, 60),
	CUE("subscribe to our", FURNITURE, 60),
	CUE("support independent journalism", FURNITURE, 60),
	CUE("syndicate inc", FURNITURE, 60),
	CUE("this article has been updated", FURNITURE, 60),
	CUE("this post has been updated", FURNITURE, 60),
	CUE("this story has been updated", FURNITURE, 60),
	CUE("this story was produced by", FURNITURE, 60),
	CUE("this story will be updated", FURNITURE, 60),
	CUE("to your inbox", FURNITURE, 60),
	CUE("tribune content agency", FURNITURE, 60),
	CUE("tweet at him", FURNITURE, 60),
	CUE("tweets @", FURNITURE, 60),
	CUE("tweets at @", FURNITURE, 60),
	CUE("universal uclick", FURNITURE, 60),
	CUE("used with permission", FURNITURE, 60),
	CUE("was originally published", FURNITURE, 60),
	CUE("watch the latest video at", FURNITURE, 60),
	CUE("weekly newsletter here", FURNITURE, 60),
	CUE("wire service reports", FURNITURE, 60),
	CUE("your inbox", FURNITURE, 14),
};

/* Agencies, newspapers, stations: without "the". */
static const char *const agencies[] = {
	"aap",
	"abc",
	"abc news",
	"abs cbn news",
	"accesswire",
	"afp",
	"agence france presse",
	"al jazeera",
	"american conservative",
	"american spectator",
	"anadolu",
	"ani",
	"anp",
	"ansa",
	"antara",
	"ap",
	"ap news",
	"arab news",
	"asahi shimbun",
	"associated press",
	"atlantic",
	"australian",
	"australian associated press",
	"axios",
	"bangkok post",
	"bbc",
	"bbc news",
	"bbc sport",
	"belga",
	"bernama",
	"bloomberg",
	"bloomberg news",
	"boston globe",
	"boston herald",
	"breitbart",
	"breitbart news",
	"business insider",
	"business wire",
	"buzzfeed news",
	"canadian press",
	"catholic news agency",
	"cbc",
	"cbc news",
	"cbs",
	"cbs news",
	"channel 4 news",
	"channel newsasia",
	"chicago sun times",
	"chicago tribune",
	"china daily",
	"christian science monitor",
	"cna",
	"cnbc",
	"cnn",
	"cnn business",
	"cnn wire",
	"cnnmoney",
	"cox media group",
	"cq roll call",
	"ctv news",
	"daily beast",
	"daily caller",
	"daily mail",
	"daily maverick",
	"daily mirror",
	"daily nation",
	"daily sabah",
	"daily star",
	"daily telegraph",
	"daily wire",
	"dallas morning news",
	"dawn",
	"defense news",
	"denver post",
	"der spiegel",
	"detroit free press",
	"detroit news",
	"deutsche presse agentur",
	"deutsche welle",
	"dhaka tribune",
	"dow jones",
	"dow jones newswires",
	"dpa",
	"dw",
	"east african",
	"economist",
	"efe",
	"el pais",
	"espn",
	"euronews",
	"evening standard",
	"express tribune",
	"financial times",
	"forbes",
	"foreign affairs",
	"foreign policy",
	"fortune",
	"fox business",
	"fox news",
	"france 24",
	"gannett",
	"global news",
	"global times",
	"globe and mail",
	"globenewswire",
	"gma news",
	"guardian",
	"guardian nigeria",
	"gulf news",
	"haaretz",
	"hill",
	"hindu",
	"hindustan times",
	"houston chronicle",
	"huffington post",
	"huffpost",
	"hurriyet",
	"ians",
	"indian express",
	"inquirer",
	"inter press service",
	"intercept",
	"interfax",
	"ips",
	"irish independent",
	"irish times",
	"irna",
	"itar tass",
	"itv news",
	"jakarta post",
	"japan times",
	"jerusalem post",
	"jiji press",
	"kaiser health news",
	"kcna",
	"kuna",
	"kyiv independent",
	"kyiv post",
	"kyodo",
	"kyodo news",
	"le monde",
	"los angeles times",
	"mail and guardian",
	"mail online",
	"mainichi",
	"manila bulletin",
	"manila times",
	"marketwatch",
	"marketwired",
	"mcclatchy",
	"media general",
	"mehr",
	"mena",
	"miami herald",
	"military times",
	"moscow times",
	"mother jones",
	"msnbc",
	"national post",
	"national review",
	"nbc",
	"nbc news",
	"ndtv",
	"new republic",
	"new straits times",
	"new york daily news",
	"new york post",
	"new york times",
	"new yorker",
	"new zealand herald",
	"news24",
	"newsmax",
	"newsweek",
	"nikkei",
	"nikkei asia",
	"npr",
	"ntb",
	"nz herald",
	"pa media",
	"pbs",
	"pbs newshour",
	"philadelphia inquirer",
	"philippine daily inquirer",
	"philippine star",
	"pna",
	"politico",
	"politifact",
	"pr newswire",
	"premium times",
	"press association",
	"press trust of india",
	"prnewswire",
	"propublica",
	"pti",
	"punch",
	"quartz",
	"radio free asia",
	"radio free europe",
	"rappler",
	"religion news service",
	"reuters",
	"rfe rl",
	"rfi",
	"ria novosti",
	"ritzau",
	"rnz",
	"roll call",
	"rte",
	"salon",
	"san francisco chronicle",
	"scmp",
	"seattle times",
	"sky news",
	"sky sports",
	"slate",
	"south china morning post",
	"sputnik",
	"stars and stripes",
	"stat",
	"straits times",
	"sunday times",
	"sydney morning herald",
	"tasnim",
	"tass",
	"techcrunch",
	"telegraph",
	"texas tribune",
	"thomson reuters",
	"times of india",
	"times of israel",
	"toronto star",
	"townhall",
	"tribune news service",
	"tt",
	"uni",
	"united press international",
	"upi",
	"usa today",
	"vanguard",
	"verge",
	"vice news",
	"vna",
	"voa",
	"voice of america",
	"vox",
	"wall street journal",
	"washington examiner",
	"washington free beacon",
	"washington post",
	"washington times",
	"weekly standard",
	"wired",
	"wsj",
	"xinhua",
	"yonhap",
};
/* clang-format on */

/* Words that may stand beside an agency's name in a byline. */
static const char *const byline_words[] = {
	"agency",	"and",	  "bureau",	  "by",		   "correspondent", "correspondents",
	"desk",		"from",	  "in",		  "news",	   "newsroom",		"online",
	"our",		"report", "reporter", "reporters", "reports",		"service",
	"services", "source", "staff",	  "team",	   "the",			"via",
	"web",		"wire",	  "with",
};

/* Of these, the ones that stand for the writer himself. */
static const char *const desk_words[] = {
	"agencies", "correspondent", "correspondents", "desk", "newsroom", "reporter", "staff",
};

static const char *const share_words[] = {
	"a",		 "article", "bookmark", "close",	 "comment",	 "comments",  "copied",
	"copy",		 "e",		"email",	"embed",	 "facebook", "flipboard", "google",
	"instagram", "link",	"linkedin", "linkedln",	 "mail",	 "messenger", "more",
	"on",		 "options", "page",		"pinterest", "pocket",	 "post",	  "print",
	"reddit",	 "save",	"send",		"share",	 "shares",	 "snapchat",  "stumbleupon",
	"telegram",	 "this",	"threads",	"to",		 "tumblr",	 "tweet",	  "twitter",
	"url",		 "via",		"whatsapp", "with",		 "x",		 "youtube",
};

static const char *const date_words[] = {
	"a",		"ago",		 "am",		   "apr",	   "april",	   "at",		"aug",
	"august",	"bst",		 "cdt",		   "cest",	   "cet",	   "cst",		"day",
	"days",		"dec",		 "december",   "edt",	   "est",	   "et",		"feb",
	"february", "first",	 "fri",		   "friday",   "gmt",	   "h",			"hour",
	"hours",	"hrs",		 "ist",		   "jan",	   "january",  "jul",		"july",
	"jun",		"june",		 "last",	   "m",		   "mar",	   "march",		"may",
	"mdt",		"min",		 "mins",	   "minute",   "minutes",  "modified",	"mon",
	"monday",	"month",	 "months",	   "nov",	   "november", "oct",		"october",
	"old",		"on",		 "originally", "p",		   "pdt",	   "pm",		"posted",
	"pst",		"published", "sat",		   "saturday", "sep",	   "sept",		"september",
	"sun",		"sunday",	 "th",		   "thu",	   "thursday", "tue",		"tues",
	"tuesday",	"update",	 "updated",	   "utc",	   "wed",	   "wednesday", "week",
	"weeks",	"wib",		 "year",	   "years",
};

static const char *const section_words[] = {
	"africa",
	"america",
	"americas",
	"analysis",
	"and",
	"arts",
	"asia",
	"australia",
	"books",
	"business",
	"canada",
	"china",
	"climate",
	"comment",
	"commentary",
	"crime",
	"culture",
	"east",
	"economy",
	"editorial",
	"education",
	"elections",
	"entertainment",
	"environment",
	"europe",
	"feature",
	"features",
	"film",
	"finance",
	"food",
	"football",
	"health",
	"home",
	"india",
	"international",
	"investigations",
	"latest",
	"law",
	"life",
	"lifestyle",
	"local",
	"magazine",
	"markets",
	"media",
	"middle",
	"money",
	"movies",
	"music",
	"nation",
	"national",
	"news",
	"opinion",
	"opinions",
	"pacific",
	"philippines",
	"photos",
	"politics",
	"regional",
	"review",
	"reviews",
	"science",
	"society",
	"sport",
	"sports",
	"style",
	"tech",
	"technology",
	"top",
	"travel",
	"tv",
	"uk",
	"us",
	"video",
	"videos",
	"weather",
	"world",
};

static bool
is_word_byte(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
}

/* Length in bytes of the punctuation of U+2000 to U+206F that stands here, or 0. */
static size_t
typographic_length(const char *bytes, size_t len)
{
	if (len >= 3 && (unsigned char) bytes[0] == 0xE2 &&
		((unsigned char) bytes[1] == 0x80 || (unsigned char) bytes[1] == 0x81))
		return 3;
	/* No-break space, and the guillemets and the middle dot of Latin-1. */
	if (len >= 2 && (unsigned char) bytes[0] == 0xC2 &&
		strchr("\xA0\xAB\xBB\xB7", bytes[1]) != NULL)
		return 2;
	return 0;
}

/* Append a byte of a word, with a space before it if a word begins. */
static void
put(NxCueWords *words, bool *in_word, char c)
{
	if (!*in_word)
	{
		if (words->len > 0)
			words->bytes[words->len++] = ' ';
		words->n_words++;
		*in_word = true;
	}
	words->bytes[words->len++] = c;
}

void
nx_cues_fold(NxCueWords *words, const char *bytes, size_t len)
{
	/* Long paragraphs are asked for their first words only. */
	size_t end = len > NX_CUES_MAX_BYTES ? NX_CUES_MAX_BYTES / 4 : len;
	bool in_word = false;

	words->len = 0;
	words->n_words = 0;
	for (size_t i = 0; i < end; i++)
	{
		unsigned char c = (unsigned char) bytes[i];
		size_t skip = c >= 0x80 ? typographic_length(bytes + i, end - i) : 0;
		bool is_apostrophe =
			c == '\'' || (skip == 3 && memcmp(bytes + i, "\xE2\x80\x99", 3) == 0);

		if (c >= 'A' && c <= 'Z')
			c += 32;
		if (skip > 0)
			i += skip - 1;
		if (is_apostrophe && in_word)
			put(words, &in_word, '\'');
		else if (c == ':')
		{
			in_word = false;
			put(words, &in_word, ':');
			in_word = false;
		}
		else if (c == '@' || c == '#')
		{
			in_word = false;
			put(words, &in_word, (char) c);
		}
		else if (skip == 0 && is_word_byte(c))
			put(words, &in_word, (char) c);
		else if (c != '.')
			in_word = false;
	}
	if (end < len)
		words->n_words = UINT32_MAX;
}

/* Is text a prefix of the words at `at`, up to the end of a word? */
static bool
stands_at(const NxCueWords *words, uint32_t at, const char *text, size_t len)
{
	return words->len - at >= len && memcmp(words->bytes + at, text, len) == 0 &&
		   (words->len - at == len || words->bytes[at + len] == ' ');
}

/* Index a table, sorted as it is, by the first byte of its cues. */
static void
index_letters(const Cue *table, size_t n, uint16_t *starts)
{
	size_t i = 0;

	for (unsigned letter = 0; letter < 257; letter++)
	{
		while (i < n && (unsigned char) table[i].text[0] < letter)
			i++;
		starts[letter] = (uint16_t) i;
	}
}

/* The bit of the filter for a word that begins with these three bytes. */
static uint32_t
filter_bit(const char *bytes)
{
	const unsigned char *b = (const unsigned char *) bytes;

	return (b[0] * 37u + b[1] * 11u + b[2] * 101u) % 1024;
}

void
nx_cues_index(NxCueIndex *index)
{
	memset(index->filter, 0, sizeof(index->filter));
	index_letters(openings, N_ELEMENTS(openings), index->openings);
	index_letters(phrases, N_ELEMENTS(phrases), index->phrases);
	for (size_t i = 0; i < N_ELEMENTS(phrases); i++)
	{
		uint32_t bit = filter_bit(phrases[i].text);

		index->filter[bit / 64] |= UINT64_C(1) << bit % 64;
	}
}

static NxCue
match(const Cue *table, const uint16_t *starts, const NxCueWords *words, uint32_t at)
{
	unsigned char first = (unsigned char) words->bytes[at];

	for (size_t i = starts[first]; i < starts[first + 1]; i++)
	{
		const Cue *cue = &table[i];

		if (stands_at(words, at, cue->text, cue->len) &&
			(cue->max_words == ANY || words->n_words <= cue->max_words ||
			 (cue->max_words == 0 && cue->len == words->len)))
			return (NxCue) cue->cue;
	}
	return NX_CUE_NONE;
}

/* May a phrase begin with the word at `at`?  No phrase is shorter than three bytes. */
static bool
may_begin(const NxCueIndex *index, const NxCueWords *words, uint32_t at)
{
	uint32_t bit;

	if (words->len - at < 3)
		return false;
	bit = filter_bit(words->bytes + at);
	return (index->filter[bit / 64] >> bit % 64 & 1) != 0;
}

NxCue
nx_cues_find(const NxCueIndex *index, const NxCueWords *words)
{
	uint32_t at = 0;
	NxCue cue;

	if (words->len == 0)
		return NX_CUE_NONE;
	cue = match(openings, index->openings, words, 0);
	if (words->n_words == UINT32_MAX)
		return cue;
	while (cue == NX_CUE_NONE)
	{
		const char *space;

		if (may_begin(index, words, at))
			cue = match(phrases, index->phrases, words, at);
		space = memchr(words->bytes + at, ' ', words->len - at);
		if (space == NULL)
			break;
		at = (uint32_t) (space - words->bytes) + 1;
	}
	return cue;
}

bool
nx_cues_ends_in(const NxCueWords *words, const char *phrase)
{
	size_t len = strlen(phrase);

	return words->len > len && memcmp(words->bytes + words->len - len, phrase, len) == 0 &&
		   words->bytes[words->len - len - 1] == ' ';
}

static uint32_t
word_length(const NxCueWords *words, uint32_t at)
{
	const char *space = memchr(words->bytes + at, ' ', words->len - at);

	return space == NULL ? words->len - at : (uint32_t) (space - words->bytes) - at;
}

/* The longest agency's name that stands at `at`: its length, or 0. */
static uint32_t
agency_length(const NxCueWords *words, uint32_t at)
{
	size_t longest = 0;

	for (size_t i = 0; i < N_ELEMENTS(agencies); i++)
	{
		size_t len;

		if (agencies[i][0] != words->bytes[at])
			continue;
		len = strlen(agencies[i]);
		if (len > longest && stands_at(words, at, agencies[i], len))
			longest = len;
	}
	return (uint32_t) longest;
}

bool
nx_cues_is_agency(const NxCueWords *words)
{
	bool found = false;
	uint32_t len;

	if (words->n_words > 10)
		return false;
	for (uint32_t at = 0; at < words->len; at += len + 1)
	{
		len = agency_length(words, at);
		if (len > 0)
			found = true;
		else
		{
			len = word_length(words, at);
			if (nx_words_has(desk_words, N_ELEMENTS(desk_words), words->bytes + at, len))
				found = true;
			else if (words->bytes[at] != ':' &&
					 !nx_words_has(byline_words, N_ELEMENTS(byline_words),
								   words->bytes + at, len))
				return false;
		}
	}
	return found;
}

/* Does table, sorted, hold every word, and are there at most max of them? */
static bool
all_words_in(const NxCueWords *words, uint32_t max, const char *const *table, size_t n)
{
	uint32_t len;

	if (words->n_words == 0 || words->n_words > max)
		return false;
	for (uint32_t at = 0; at < words->len; at += len + 1)
	{
		len = word_length(words, at);
		if (!nx_words_has(table, n, words->bytes + at, len))
			return false;
	}
	return true;
}

bool
nx_cues_is_share_bar(const NxCueWords *words)
{
	return words->n_words > 1 &&
		   all_words_in(words, 16, share_words, N_ELEMENTS(share_words));
}

bool
nx_cues_is_section(const NxCueWords *words)
{
	return all_words_in(words, 4, section_words, N_ELEMENTS(section_words));
}

/* "5", "14", "9th", "205pm": digits, with at most two letters behind them? */
static bool
is_date_number(const char *bytes, uint32_t len)
{
	uint32_t n_digits = 0;

	while (n_digits < len && bytes[n_digits] >= '0' && bytes[n_digits] <= '9')
		n_digits++;
	return n_digits > 0 && n_digits <= 4 && len - n_digits <= 2;
}

bool
nx_cues_is_date(const NxCueWords *words)
{
	uint32_t n_numbers = 0;
	uint32_t n_words = 0;
	uint32_t len;

	if (words->n_words > 14)
		return false;
	for (uint32_t at = 0; at < words->len; at += len + 1)
	{
		len = word_length(words, at);
		if (is_date_number(words->bytes + at, len))
		{
			n_numbers++;
			n_words += words->bytes[at + len - 1] == 'm';
		}
		else if (words->bytes[at] == ':' ||
				 nx_words_has(date_words, N_ELEMENTS(date_words), words->bytes + at, len))
			n_words++;
		else
			return false;
	}
	return n_numbers > 0 && n_words > 0;
}

static bool
cues_are_sorted(const Cue *table, size_t n)
{
	for (size_t i = 1; i < n; i++)
	{
		if (strcmp(table[i - 1].text, table[i].text) >= 0)
			return false;
	}
	return true;
}

bool
nx_cues_are_sorted(void)
{
	return cues_are_sorted(openings, N_ELEMENTS(openings)) &&
		   cues_are_sorted(phrases, N_ELEMENTS(phrases)) &&
		   nx_words_are_sorted(byline_words, N_ELEMENTS(byline_words)) &&
		   nx_words_are_sorted(share_words, N_ELEMENTS(share_words)) &&
		   nx_words_are_sorted(date_words, N_ELEMENTS(date_words)) &&
		   nx_words_are_sorted(section_words, N_ELEMENTS(section_words));
}
